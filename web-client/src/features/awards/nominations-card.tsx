import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { communesQuery } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useActsFor } from '~/api/session';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { count } from '~/lib/numbers';
import { sortBy } from '~/lib/sorting';
import { labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { Checkbox, FieldSet, Select, TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { StateBadge, Tag, type State } from '~/ui/state-badge';
import { useDone, useToast } from '~/ui/toast';
import styles from './awards.module.css';
import {
  factsQuery,
  useNominate,
  useReviseNomination,
  useScoreNomination,
  useScreen,
  useWithdrawNomination,
  type AwardDetail,
  type Nomination,
  type Rules,
} from './awards.api';
import { nominationStates, refusals, strings } from './awards.strings';

const shapes: Record<Nomination['state'], State> = { waiting: 'watch', admitted: 'onTrack', refused: 'fading', withdrawn: 'unknown' };

/** What is nominated, as far as the reader may see it, by category; what waits for somebody comes with its buttons. */
export function NominationsCard({ detail: { award, nominations, own } }: { detail: AwardDetail }) {
  const [adding, setAdding] = useState(false);
  const may = award.allowedActions.includes('nominate');
  return (
    <Card
      title={strings.nominations}
      aside={
        may && nominations.length > 0 && (
          <Button small onClick={() => setAdding(true)}>
            {strings.nominate}
          </Button>
        )
      }
    >
      {nominations.length === 0 ? (
        <EmptyState
          title={strings.noNominations}
          action={
            may && (
              <Button look="primary" onClick={() => setAdding(true)}>
                {strings.nominate}
              </Button>
            )
          }
        >
          {may ? strings.noNominationsCall : own ? strings.ownWaiting : strings.noNominationsElse}
        </EmptyState>
      ) : (
        <Entries label={strings.nominations}>
          {nominations.map((nomination) => (
            <NominationEntry key={nomination.nominationId} awardId={award.awardId} rules={award.rules} nomination={nomination} />
          ))}
        </Entries>
      )}
      {adding && <NominateDialog awardId={award.awardId} rules={award.rules} onClose={() => setAdding(false)} />}
    </Card>
  );
}

interface EntryProps {
  awardId: string;
  rules: Rules;
  nomination: Nomination;
}

function NominationEntry({ awardId, rules, nomination }: EntryProps) {
  const [open, setOpen] = useState<'change' | 'refuse' | 'score' | 'withdraw'>();
  const { admit, withdraw, busy } = useSteps(awardId, nomination);
  const close = () => setOpen(undefined);
  const may = (operation: string) => nomination.allowedActions.includes(operation);
  const { title, state, sheet } = nomination;
  const category = rules.categories.find(({ code }) => code === nomination.category);
  const again = state === 'withdrawn' || state === 'refused';
  return (
    <Entry
      title={title}
      faded={state === 'withdrawn' || state === 'refused'}
      aside={nomination.laureate ? <StateBadge state="onTrack">{strings.laureate}</StateBadge> : !sheet && <StateBadge state={shapes[state]}>{nominationStates[state]}</StateBadge>}
      actions={
        <Row>
          {may('scoreNomination') && (
            <Button small look={sheet?.version ? 'quiet' : 'primary'} aria-label={strings.scoreOf({ title })} onClick={() => setOpen('score')}>
              {sheet?.version ? strings.changeScore : strings.score}
            </Button>
          )}
          {may('screenNomination') && state !== 'admitted' && (
            <Button small look="primary" busy={busy} aria-label={strings.admitOf({ title })} onClick={admit}>
              {strings.admit}
            </Button>
          )}
          {may('screenNomination') && state !== 'refused' && (
            <Button small aria-label={strings.refuseOf({ title })} onClick={() => setOpen('refuse')}>
              {strings.refuse}
            </Button>
          )}
          {may('reviseNomination') && (
            <Button small look="quiet" aria-label={again ? strings.againOf({ title }) : strings.changeOf({ title })} onClick={() => setOpen('change')}>
              {again ? strings.again : strings.change}
            </Button>
          )}
          {may('withdrawNomination') && (
            <Button
              small
              look="quiet"
              busy={busy}
              aria-label={strings.withdrawOf({ title })}
              onClick={() => (may('reviseNomination') ? withdraw(wordsOf(nomination)) : setOpen('withdraw'))}
            >
              {strings.withdraw}
            </Button>
          )}
        </Row>
      }
    >
      <Stack tight>
        <Soft>{[inWords(nomination.communeName), inWords(category?.label)].join(' · ')}</Soft>
        {nomination.reason && <p>{labelled(strings.reason, nomination.reason)}</p>}
        <p className={styles.told}>{nomination.text}</p>
        {nomination.facts.length > 0 && (
          <>
            <Soft>{strings.facts}</Soft>
            <ul>
              {nomination.facts.map((fact) => (
                <li key={fact.activityId}>
                  {[longDay(fact.on), inWords(fact.kindLabel), fact.summary].filter(Boolean).join(' · ')}
                  {fact.sourceUrl && (
                    <>
                      {' '}
                      <a href={fact.sourceUrl} rel="noreferrer">
                        {strings.source}
                      </a>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {nomination.conflict ? <Tag>{strings.conflict}</Tag> : sheet && <SheetWords rules={rules} sheet={sheet} />}
      </Stack>
      {open === 'change' && <NominateDialog awardId={awardId} rules={rules} nomination={nomination} onClose={close} />}
      {open === 'refuse' && <RefuseDialog awardId={awardId} nomination={nomination} onClose={close} />}
      {open === 'score' && <ScoreDialog awardId={awardId} rules={rules} nomination={nomination} onClose={close} />}
      {open === 'withdraw' && (
        <Dialog title={strings.withdrawOf({ title })} onClose={close}>
          <Stack>
            <p>{strings.withdrawHelp}</p>
            <Row>
              <Button look="danger" busy={busy} onClick={() => withdraw(undefined, close)}>
                {strings.withdraw}
              </Button>
              <Button onClick={close}>{strings.cancel}</Button>
            </Row>
          </Stack>
        </Dialog>
      )}
    </Entry>
  );
}

function SheetWords({ rules, sheet }: { rules: Rules; sheet: NonNullable<Nomination['sheet']> }) {
  if (sheet.version === 0) return <Soft>{strings.notScored}</Soft>;
  const words = rules.criteria.map(({ code, label }) => `${inWords(label)} ${count(sheet.points.find((points) => points.criterion === code)?.given ?? 0)}/${count(rules.mostPoints)}`);
  return <p>{strings.mySheet({ points: words.join(', ') })}</p>;
}

const wordsOf = ({ category, title, text, facts }: Nomination) => ({ category, title, text, facts: facts.map(({ activityId }) => activityId) });

/** What is done with one press, and can be taken back as long as communes nominate. */
function useSteps(awardId: string, nomination: Nomination) {
  const screening = useScreen();
  const withdrawing = useWithdrawNomination();
  const revising = useReviseNomination();
  const show = useToast();
  const path = { awardId, nominationId: nomination.nominationId };
  const header = (later: number) => ifMatch({ version: nomination.version + later });
  const onError = (error: unknown) => show({ text: explain(error, refusals) });
  return {
    busy: screening.isPending || withdrawing.isPending,
    admit: () => screening.mutate({ params: { path, header: header(0) }, body: { admitted: true } }, { onSuccess: () => show({ text: strings.admitted }), onError }),
    withdraw: (words?: ReturnType<typeof wordsOf>, onDone: () => void = () => undefined) =>
      withdrawing.mutate(
        { params: { path, header: header(0) } },
        {
          onSuccess: () => {
            show({
              text: strings.withdrawn,
              ...(words && {
                undo: () => revising.mutate({ params: { path, header: header(1) }, body: words }, { onSuccess: () => show({ text: strings.asBefore }), onError }),
              }),
            });
            onDone();
          },
          onError,
        },
      ),
  };
}

function NominateDialog({ awardId, rules, nomination, onClose }: { awardId: string; rules: Rules; nomination?: Nomination; onClose: () => void }) {
  const { data: communes } = useQuery({ ...communesQuery(), enabled: nomination === undefined });
  const actsFor = useActsFor();
  const nominate = useNominate();
  const revise = useReviseNomination();
  const nominated = useDone(strings.nominated, onClose);
  const changed = useDone(strings.changed, onClose);
  const [chosen, setChosen] = useState('');
  const options = sortBy(
    (communes ?? []).filter((commune) => actsFor(commune.nisCode) && (!rules.region || commune.region === rules.region)),
    (commune) => inWords(commune.name),
    'asc',
  ).map((commune) => ({ value: commune.nisCode, label: inWords(commune.name) }));
  const nisCode = nomination?.nisCode ?? (chosen || (options.length === 1 ? (options[0]?.value ?? '') : ''));
  const { data: page } = useQuery(factsQuery(nisCode));
  const facts = page?.items.filter((fact) => !fact.withdrawn) ?? [];
  const error = nominate.error ?? revise.error;

  return (
    <Dialog title={nomination ? strings.changeOf({ title: nomination.title }) : strings.nominate} onClose={onClose}>
      <Form
        edits={nomination}
        draft={`nomination-${nomination?.nominationId ?? awardId}`}
        submit={nomination ? strings.keep : strings.nominate}
        busy={nominate.isPending || revise.isPending}
        error={error ? explain(error, refusals) : undefined}
        onSubmit={(fields, sent) => {
          const body = {
            category: textOf(fields, 'category'),
            title: textOf(fields, 'title'),
            text: textOf(fields, 'text'),
            facts: fields.getAll('fact').filter((id) => typeof id === 'string'),
          };
          if (nomination) {
            revise.mutate({ params: { path: { awardId, nominationId: nomination.nominationId }, header: ifMatch(nomination) }, body }, changed(sent));
          } else {
            nominate.mutate({ params: { path: { awardId } }, body: { ...body, nisCode } }, nominated(sent));
          }
        }}
      >
        {!nomination && options.length > 1 && (
          <Select label={strings.commune} empty="" value={chosen} options={options} onChange={(event) => setChosen(event.target.value)} required />
        )}
        <Select
          name="category"
          label={strings.category}
          defaultValue={nomination?.category}
          options={rules.categories.map(({ code, label }) => ({ value: code, label: inWords(label) }))}
          required
        />
        <TextField name="title" label={strings.what} hint={strings.whatHint} maxLength={200} defaultValue={nomination?.title} autoComplete="off" required />
        <TextArea name="text" label={strings.why} hint={strings.whyHint} rows={6} maxLength={4000} defaultValue={nomination?.text} required />
        {nisCode !== '' && page && (
          <FieldSet legend={strings.facts}>
            {facts.length === 0 && <Soft>{strings.factsNone}</Soft>}
            <div className={styles.facts}>
              {facts.map((fact) => (
                <Checkbox
                  key={fact.id}
                  name="fact"
                  value={fact.id}
                  defaultChecked={nomination?.facts.some(({ activityId }) => activityId === fact.id) ?? false}
                  label={[longDay(fact.on), inWords(fact.kindLabel), fact.summary].filter(Boolean).join(' · ')}
                />
              ))}
            </div>
          </FieldSet>
        )}
      </Form>
    </Dialog>
  );
}

function RefuseDialog({ awardId, nomination, onClose }: { awardId: string; nomination: Nomination; onClose: () => void }) {
  const screen = useScreen();
  const done = useDone(strings.refused, onClose);
  return (
    <Dialog title={strings.refuseOf({ title: nomination.title })} onClose={onClose}>
      <Form
        draft={`refuse-${nomination.nominationId}`}
        submit={strings.refuse}
        busy={screen.isPending}
        error={screen.error ? explain(screen.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          screen.mutate(
            {
              params: { path: { awardId, nominationId: nomination.nominationId }, header: ifMatch(nomination) },
              body: { admitted: false, reason: textOf(fields, 'reason') },
            },
            done(sent),
          )
        }
      >
        <TextArea name="reason" label={strings.reason} hint={strings.reasonHint} maxLength={1000} required />
      </Form>
    </Dialog>
  );
}

/** A sheet: points for each criterion. It is kept on this device no longer than it takes to send it. */
function ScoreDialog({ awardId, rules, nomination, onClose }: EntryProps & { onClose: () => void }) {
  const score = useScoreNomination();
  const done = useDone(strings.scored, onClose);
  const given = (code: string) => nomination.sheet?.points.find((points) => points.criterion === code)?.given;
  return (
    <Dialog title={strings.scoreOf({ title: nomination.title })} onClose={onClose}>
      <Form
        draft={`score-${nomination.nominationId}`}
        submit={strings.keep}
        busy={score.isPending}
        error={score.error ? explain(score.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          score.mutate(
            {
              params: { path: { awardId, nominationId: nomination.nominationId }, header: ifMatch({ version: nomination.sheet?.version ?? 0 }) },
              body: { points: rules.criteria.map(({ code }) => ({ criterion: code, given: Number(textOf(fields, code)) })) },
            },
            done(sent),
          )
        }
      >
        <Soft>{strings.ownSealed}</Soft>
        {rules.criteria.map(({ code, label, weight, help }) => (
          <TextField
            key={code}
            name={code}
            type="number"
            inputMode="numeric"
            min={0}
            max={rules.mostPoints}
            step={1}
            label={strings.points({ label: inWords(label), most: rules.mostPoints })}
            hint={[strings.weighs({ weight }), inWords(help)].filter(Boolean).join(' ')}
            defaultValue={given(code)}
            required
          />
        ))}
      </Form>
    </Dialog>
  );
}
