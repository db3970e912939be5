import { useState, type SubmitEvent } from 'react';
import { explain } from '~/api/problem';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { currentLanguage, labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Fields, Soft } from '~/ui/facts';
import { EmptyState, ProblemPanel } from '~/ui/feedback';
import { Select, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { useDone, useToast } from '~/ui/toast';
import { useDismissJuror, useFindPeople, useNameJuror, useRecordConflict, type AwardDetail, type Juror } from './awards.api';
import { refusals, strings } from './awards.strings';

const nameOf = (juror: Juror) => juror.name ?? strings.memberNumber({ number: juror.number });

/** Who sits in the jury and how far each is; never a point of what was given. */
export function JuryCard({ detail, jury }: { detail: AwardDetail; jury: readonly Juror[] }) {
  const [inviting, setInviting] = useState(false);
  const { award } = detail;
  const may = award.allowedActions.includes('nameJuror');
  const invite = may && (
    <Button small onClick={() => setInviting(true)}>
      {strings.invite}
    </Button>
  );
  return (
    <Card title={strings.jury} aside={jury.length > 0 && invite}>
      <Stack>
        {jury.length === 0 ? (
          <EmptyState title={strings.juryEmpty} action={invite || undefined}>
            {strings.least({ count: award.rules.leastSheets })}
          </EmptyState>
        ) : (
          <>
            {!award.publishedOn && <Soft>{strings.juryHelp}</Soft>}
            <Entries label={strings.jury}>
              {jury.map((juror) => (
                <JurorEntry key={juror.personId} detail={detail} juror={juror} />
              ))}
            </Entries>
          </>
        )}
      </Stack>
      {inviting && <InviteDialog awardId={award.awardId} jury={jury} onClose={() => setInviting(false)} />}
    </Card>
  );
}

function JurorEntry({ detail: { award, nominations }, juror }: { detail: AwardDetail; juror: Juror }) {
  const [recording, setRecording] = useState(false);
  const dismissal = useDismissJuror();
  const naming = useNameJuror();
  const show = useToast();
  const name = nameOf(juror);
  const { awardId } = award;
  const { personId } = juror;
  const onError = (error: unknown) => show({ text: explain(error, refusals) });
  const { record, busy } = useConflicts(awardId, personId);
  const titleOf = (nominationId: string) => nominations.find((nomination) => nomination.nominationId === nominationId)?.title ?? nominationId;
  const back = () => naming.mutate({ params: { path: { awardId } }, body: { personId } }, { onSuccess: () => show({ text: strings.asBefore }), onError });
  const dismiss = () =>
    dismissal.mutate({ params: { path: { awardId, personId } } }, { onSuccess: () => show({ text: strings.dismissed, undo: back }), onError });

  return (
    <Entry
      title={name}
      faded={juror.dismissed ?? false}
      aside={juror.dismissed ? strings.gone : award.stage === 'scoring' && labelled(strings.sheets, strings.ofTotal({ done: juror.filled, total: juror.expected }))}
      actions={
        !juror.dismissed && (
          <Row>
            {award.allowedActions.includes('recordConflict') && (
              <Button small look="quiet" aria-label={strings.recordConflictOf({ name })} onClick={() => setRecording(true)}>
                {strings.recordConflict}
              </Button>
            )}
            {juror.allowedActions.includes('dismissJuror') && (
              <Button small look="quiet" busy={dismissal.isPending} aria-label={strings.dismissOf({ name })} onClick={dismiss}>
                {strings.dismiss}
              </Button>
            )}
          </Row>
        )
      }
    >
      <Stack tight>
        {award.stage === 'scoring' && <Soft>{labelled(strings.declared, juror.declaredOn ? longDay(juror.declaredOn) : strings.notYet)}</Soft>}
        {juror.conflicts.length > 0 && (
          <>
            <Soft>{strings.conflicts}</Soft>
            <ul>
              {juror.conflicts.map((nominationId) => (
                <li key={nominationId}>
                  {titleOf(nominationId)}
                  {juror.recorded.includes(nominationId) && (
                    <>
                      {` (${strings.recordedHere}) `}
                      {award.allowedActions.includes('recordConflict') && (
                        <Button small look="quiet" busy={busy} aria-label={strings.liftOf({ title: titleOf(nominationId) })} onClick={() => record(nominationId, false)}>
                          {strings.lift}
                        </Button>
                      )}
                    </>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </Stack>
      {recording && (
        <Dialog title={strings.recordConflictOf({ name })} onClose={() => setRecording(false)}>
          <Stack>
            <p>{strings.recordConflictHelp}</p>
            <Entries label={strings.nominations}>
              {nominations
                .filter(({ nominationId, state }) => state === 'admitted' && !juror.conflicts.includes(nominationId))
                .map(({ nominationId, title }) => (
                  <Entry
                    key={nominationId}
                    title={title}
                    actions={
                      <Button small busy={busy} aria-label={labelled(strings.recordConflict, title)} onClick={() => record(nominationId, true, () => setRecording(false))}>
                        {strings.recordConflict}
                      </Button>
                    }
                  />
                ))}
            </Entries>
          </Stack>
        </Dialog>
      )}
    </Entry>
  );
}

function useConflicts(awardId: string, personId: string) {
  const recording = useRecordConflict();
  const show = useToast();
  const onError = (error: unknown) => show({ text: explain(error, refusals) });
  const send = (nominationId: string, holds: boolean, onSuccess: () => void) =>
    recording.mutate({ params: { path: { awardId, personId } }, body: { nominationId, holds } }, { onSuccess, onError });
  const record = (nominationId: string, holds: boolean, onDone: () => void = () => undefined) =>
    send(nominationId, holds, () => {
      show({
        text: holds ? strings.conflictRecorded : strings.conflictLifted,
        undo: () => send(nominationId, !holds, () => show({ text: strings.asBefore })),
      });
      onDone();
    });
  return { record, busy: recording.isPending };
}

/** Somebody who can sign in, found by name, or somebody new, who gets a mail. */
function InviteDialog({ awardId, jury, onClose }: { awardId: string; jury: readonly Juror[]; onClose: () => void }) {
  const find = useFindPeople();
  const name = useNameJuror();
  const done = useDone(strings.named, onClose);
  const known = (find.data?.items ?? []).filter(({ personId, hasAccount }) => hasAccount && !jury.some((juror) => juror.personId === personId && !juror.dismissed));

  function search(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    find.mutate({ body: { name: textOf(new FormData(event.currentTarget), 'search') } });
  }

  return (
    <Dialog title={strings.invite} onClose={onClose}>
      <Stack>
        <form onSubmit={search}>
          <Stack tight>
            <TextField name="search" label={strings.searchName} minLength={2} maxLength={100} autoComplete="off" required />
            <Row>
              <Button type="submit" busy={find.isPending}>
                {strings.search}
              </Button>
            </Row>
          </Stack>
        </form>
        {find.error && <ProblemPanel>{explain(find.error)}</ProblemPanel>}
        <p role="status">{find.data && known.length === 0 ? strings.nobody : ''}</p>
        {known.length > 0 && (
          <Entries label={strings.search}>
            {known.map(({ personId, displayName }) => (
              <Entry
                key={personId}
                title={displayName}
                actions={
                  <Button
                    small
                    busy={name.isPending}
                    aria-label={strings.chooseOf({ name: displayName })}
                    onClick={() => name.mutate({ params: { path: { awardId } }, body: { personId } }, done(() => undefined))}
                  >
                    {strings.choose}
                  </Button>
                }
              />
            ))}
          </Entries>
        )}
        <h3>{strings.someoneNew}</h3>
        <Form
          draft={`juror-${awardId}`}
          submit={strings.choose}
          busy={name.isPending}
          error={name.error ? explain(name.error, refusals) : undefined}
          onSubmit={(fields, sent) =>
            name.mutate(
              {
                params: { path: { awardId } },
                body: {
                  person: { displayName: textOf(fields, 'name'), email: textOf(fields, 'email'), language: textOf(fields, 'language') === 'de' ? 'de' : 'fr' },
                },
              },
              done(sent),
            )
          }
        >
          <Fields>
            <TextField name="name" label={strings.newName} maxLength={100} autoComplete="off" required />
            <TextField name="email" type="email" label={strings.email} hint={strings.emailHint} maxLength={200} autoComplete="off" required />
            <Select
              name="language"
              label={strings.language}
              defaultValue={currentLanguage()}
              options={[
                { value: 'fr', label: strings.french },
                { value: 'de', label: strings.german },
              ]}
            />
          </Fields>
        </Form>
      </Stack>
    </Dialog>
  );
}
