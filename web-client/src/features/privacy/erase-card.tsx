import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { inWords } from '~/api/local-text';
import { strings as people } from '~/api/people.strings';
import { explain } from '~/api/problem';
import { roles } from '~/api/roles.strings';
import type { components } from '~/api/schema';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { Notice, ProblemPanel, Skeleton } from '~/ui/feedback';
import { Checkbox, Select, TextField } from '~/ui/field';
import { Card, Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { communesQuery, previewQuery, useErasePerson, useSearchPeople } from './privacy.api';
import { lines, reasons, refusals, strings } from './privacy.strings';

type Found = components['schemas']['SearchPeopleFound'];
type Role = components['schemas']['OwnRole'];
type Preview = components['schemas']['GetErasurePreviewResponse'];

/** Finds somebody by name and forgets him or her. Not a form that keeps its words: a name is not left on this device. */
export function EraseCard() {
  const search = useSearchPeople();
  const [person, setPerson] = useState<Found>();
  const roleInWords = useRoleInWords();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    search.mutate({ body: { name: textOf(new FormData(event.currentTarget), 'name') } });
  }

  return (
    <Card title={strings.erase}>
      <Stack>
        <p>{strings.eraseHelp}</p>
        <form onSubmit={submit}>
          <Stack tight>
            <TextField name="name" label={strings.name} hint={strings.nameHint} minLength={2} maxLength={100} autoComplete="off" required />
            <Row>
              <Button type="submit" busy={search.isPending}>
                {strings.search}
              </Button>
            </Row>
          </Stack>
        </form>
        {search.error && <ProblemPanel>{explain(search.error, refusals)}</ProblemPanel>}
        <p role="status">{search.data?.items.length === 0 ? strings.nobody : search.data?.more ? strings.more : ''}</p>
        {search.data && search.data.items.length > 0 && (
          <Entries label={strings.found}>
            {search.data.items.map((found) => (
              <Entry
                key={found.personId}
                title={found.displayName}
                aside={found.hasAccount ? strings.withAccount : strings.withoutAccount}
                actions={
                  <Button small aria-label={strings.previewOf({ name: found.displayName })} onClick={() => setPerson(found)}>
                    {strings.preview}
                  </Button>
                }
              >
                <Soft>{found.roles.length === 0 ? strings.noRole : found.roles.map(roleInWords).join(' · ')}</Soft>
              </Entry>
            ))}
          </Entries>
        )}
      </Stack>
      {person && <EraseDialog person={person} onClose={() => setPerson(undefined)} onErased={search.reset} />}
    </Card>
  );
}

/** What goes and what stays, before it is done for good. */
function EraseDialog({ person, onClose, onErased }: { person: Found; onClose: () => void; onErased: () => void }) {
  const { data: preview, error } = useQuery(previewQuery(person.personId));
  const erase = useErasePerson();
  const show = useToast();
  const [reason, setReason] = useState<'asked' | 'enteredByMistake'>('asked');
  const [sure, setSure] = useState(false);
  return (
    <Dialog title={strings.forget({ name: person.displayName })} onClose={onClose}>
      <Stack>
        {error && <ProblemPanel>{explain(error, refusals)}</ProblemPanel>}
        {erase.error && <ProblemPanel>{explain(erase.error, refusals)}</ProblemPanel>}
        {preview ? <GoesAndStays preview={preview} /> : !error && <Skeleton lines={4} />}
        <Select
          label={strings.reason}
          value={reason}
          options={(['asked', 'enteredByMistake'] as const).map((value) => ({ value, label: reasons[value] }))}
          onChange={(event) => setReason(event.target.value === 'asked' ? 'asked' : 'enteredByMistake')}
        />
        <Checkbox label={strings.sure} checked={sure} onChange={(event) => setSure(event.target.checked)} />
        <Row>
          <Button
            look="danger"
            disabled={!sure || !preview}
            busy={erase.isPending}
            onClick={() =>
              erase.mutate(
                { params: { path: { personId: person.personId } }, body: { reason } },
                {
                  onSuccess: () => {
                    show({ text: strings.erased({ number: person.personId }) });
                    onErased();
                    onClose();
                  },
                },
              )
            }
          >
            {strings.eraseNow}
          </Button>
          <Button onClick={onClose}>{strings.cancel}</Button>
        </Row>
      </Stack>
    </Dialog>
  );
}

function GoesAndStays({ preview }: { preview: Preview }) {
  const roleInWords = useRoleInWords();
  return (
    <>
      <section aria-label={strings.goes}>
        <h3>{strings.goes}</h3>
        <ul>
          <li>{strings.goesName}</li>
          {preview.hasPhone && <li>{strings.goesPhone}</li>}
          {preview.hasAccount && <li>{strings.goesAccount}</li>}
        </ul>
      </section>
      <section aria-label={strings.stays}>
        <h3>{strings.stays}</h3>
        <ul>
          {preview.mandates.map((mandate) => (
            <li key={mandate.role + mandate.area + mandate.from}>{strings.staysRole({ role: roleInWords(mandate), forgotten: people.forgotten })}</li>
          ))}
          {preview.recorded > 0 && <li>{strings.staysRecorded({ count: preview.recorded })}</li>}
          {preview.mandates.length === 0 && preview.recorded === 0 && <li>{strings.staysNothing}</li>}
        </ul>
      </section>
      {preview.naming.length > 0 && (
        <Notice warn>
          <p>{strings.naming}</p>
          <ul>
            {preview.naming.map((line) => (
              <li key={`${line.object}/${String(line.version)}`}>
                <Link to="/modifications/texte" search={{ objet: line.object, version: line.version }}>
                  {strings.namingLine({ what: byCode(lines, line.eventType), day: longDay(line.on) })}
                </Link>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

/** A role with its commune and its days. */
function useRoleInWords(): (role: Role) => string {
  const { data: communes } = useSuspenseQuery(communesQuery);
  return ({ role, area, from, endedOn, until }) => {
    const end = endedOn ?? until;
    const where = inWords(communes.items.find((commune) => commune.nisCode === area)?.name) || area;
    const what = where ? strings.roleIn({ role: byCode(roles, role), area: where }) : byCode(roles, role);
    return end ? strings.roleFromTo({ what, from: longDay(from), to: longDay(end) }) : strings.roleSince({ what, from: longDay(from) });
  };
}
