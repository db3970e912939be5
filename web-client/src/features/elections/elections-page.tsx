import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { communesQuery } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { titleStates } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { count } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Facts, Fields, Soft } from '~/ui/facts';
import { EmptyState, Notice } from '~/ui/feedback';
import { DateField, Select, TextArea, TextField, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Stack } from '~/ui/layout';
import { StateBadge } from '~/ui/state-badge';
import { StepFields, stepOf } from '~/ui/step-fields';
import { Table } from '~/ui/table';
import { useDone, useToast } from '~/ui/toast';
import { useRecordMajority, useReviseWatch, useWithdraw, watchQuery, type Support, type Watch } from './elections.api';
import { refusals, strings, supports } from './elections.strings';

const isSupport = (code: string): code is Support => code in supports;

/** What was chosen as the position of a majority. */
export const supportOf = (fields: FormData): Support => {
  const chosen = textOf(fields, 'support');
  return isSupport(chosen) ? chosen : 'notKnown';
};

/** The dates, those who wait for a political contact, and the changes of majority of this term. */
export function ElectionsPage() {
  const { data: watch } = useSuspenseQuery(watchQuery(useAsOf()));
  const readOnly = useReadOnly();
  const [open, setOpen] = useState<'record' | 'rules'>();
  const close = () => setOpen(undefined);
  const { rules } = watch;

  return (
    <Stack>
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            {!readOnly && (
              <Button look="primary" onClick={() => setOpen('record')}>
                {strings.record}
              </Button>
            )}
            <PrintButton />
          </>
        }
      />
      {open === 'record' && <RecordDialog onClose={close} />}
      {open === 'rules' && rules && <RulesDialog watch={watch} rules={rules} onClose={close} />}
      <SilentCard silent={watch.withoutContact} />
      <ChangesCard changes={watch.changes} />
      <Card
        title={strings.rules}
        aside={
          !readOnly &&
          rules &&
          watch.allowedActions.includes('reviseElectionWatch') && (
            <Button small onClick={() => setOpen('rules')}>
              {strings.edit}
            </Button>
          )
        }
      >
        {rules ? (
          <Stack>
            <Facts
              lines={[
                { term: strings.last, detail: watch.lastElection && <ElectionDay day={watch.lastElection} /> },
                { term: strings.next, detail: watch.nextElection && <ElectionDay day={watch.nextElection} /> },
                { term: strings.delay, detail: strings.delayDays({ count: rules.contactWithinDays }) },
              ]}
            />
            <Notice>{inWords(rules.label)}</Notice>
          </Stack>
        ) : (
          strings.noRules
        )}
      </Card>
    </Stack>
  );
}

function ElectionDay({ day }: { day: NonNullable<Watch['lastElection']> }) {
  return (
    <>
      {longDay(day.on)} {day.derived && strings.derived}
    </>
  );
}

function SilentCard({ silent }: { silent: Watch['withoutContact'] }) {
  const readOnly = useReadOnly();
  return (
    <Card title={strings.silent}>
      {silent.length === 0 ? (
        <EmptyState title={strings.silentNone}>{strings.silentNoneHelp}</EmptyState>
      ) : (
        <Stack>
          <p>{strings.silentCount({ count: silent.length })}</p>
          <Table
            caption={strings.silent}
            rows={silent}
            rowKey={(row) => row.nisCode}
            columns={[
              {
                key: 'commune',
                header: strings.commune,
                rowHeader: true,
                cell: (row) => (
                  <Link to="/communes/$nisCode" params={{ nisCode: row.nisCode }}>
                    {inWords(row.name)}
                  </Link>
                ),
              },
              { key: 'state', header: strings.state, cell: (row) => byCode(titleStates, row.titleStatus) },
              {
                key: 'since',
                header: strings.since,
                cell: (row) => (
                  <>
                    {longDay(row.since)} <Soft>{row.majorityChanged ? strings.change : strings.election}</Soft>
                  </>
                ),
              },
              { key: 'days', header: strings.days, end: true, cell: (row) => count(row.days) },
              { key: 'last', header: strings.lastContact, cell: (row) => (row.lastContactOn ? longDay(row.lastContactOn) : strings.none) },
              {
                key: 'note',
                header: '',
                cell: (row) =>
                  readOnly ? null : (
                    <LinkButton
                      small
                      to="/communes/$nisCode/journal"
                      params={{ nisCode: row.nisCode }}
                      search={{ noter: 'electedContact' }}
                      hash="noter"
                      aria-label={strings.noteContactWith({ commune: inWords(row.name) })}
                    >
                      {strings.noteContact}
                    </LinkButton>
                  ),
              },
            ]}
          />
        </Stack>
      )}
    </Card>
  );
}

function ChangesCard({ changes }: { changes: Watch['changes'] }) {
  return (
    <Card title={strings.changes}>
      {changes.length === 0 ? (
        <EmptyState title={strings.changesNone}>{strings.changesNoneHelp}</EmptyState>
      ) : (
        <Table
          caption={strings.changes}
          rows={changes}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'commune',
              header: strings.commune,
              rowHeader: true,
              cell: (row) => (
                <Link to="/communes/$nisCode" params={{ nisCode: row.nisCode }}>
                  {inWords(row.name)}
                </Link>
              ),
            },
            { key: 'day', header: strings.day, cell: (row) => longDay(row.on) },
            { key: 'support', header: strings.support, cell: (row) => byCode(supports, row.support) },
            {
              key: 'steps',
              header: strings.steps,
              cell: (row) => (
                <>
                  <StateBadge state={row.overdue > 0 ? 'fading' : row.done === row.total ? 'onTrack' : 'watch'}>
                    {strings.stepsDone({ done: row.done, total: row.total })}
                  </StateBadge>
                  {row.overdue > 0 && <Soft>{strings.late({ count: row.overdue })}</Soft>}
                  {row.overdue === 0 && row.nextDueOn && <Soft>{strings.nextDue({ day: longDay(row.nextDueOn) })}</Soft>}
                </>
              ),
            },
            {
              key: 'open',
              header: '',
              cell: (row) => (
                <LinkButton
                  small
                  to="/pilotage/majorites/$activityId"
                  params={{ activityId: row.id }}
                  aria-label={strings.openOf({ commune: inWords(row.name) })}
                >
                  {strings.open}
                </LinkButton>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}

/** Position and college, as they are known. */
export function MajorityFields({ support, college }: { support?: Support; college?: string }) {
  return (
    <>
      <Select name="support" label={strings.support} defaultValue={support ?? 'notKnown'} options={optionsOf(supports)} />
      <TextArea name="college" label={strings.college} hint={strings.collegeHint} defaultValue={college} maxLength={500} optional />
    </>
  );
}

function RecordDialog({ onClose }: { onClose: () => void }) {
  const { data: communes } = useQuery(communesQuery());
  const record = useRecordMajority();
  const withdraw = useWithdraw();
  const show = useToast();
  const undo = (activityId: string, version: number) =>
    withdraw.mutate(
      { params: { path: { activityId }, header: ifMatch({ version }) }, body: { reason: 'undone' } },
      { onSuccess: () => show({ text: strings.undone }), onError: (error) => show({ text: explain(error, refusals) }) },
    );
  return (
    <Dialog title={strings.record} onClose={onClose}>
      <Form
        draft="majority"
        submit={strings.save}
        busy={record.isPending}
        error={record.error ? explain(record.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          record.mutate(
            {
              params: { path: { nisCode: textOf(fields, 'nisCode') } },
              body: {
                on: textOf(fields, 'on'),
                support: supportOf(fields),
                college: optionalTextOf(fields, 'college'),
                sourceUrl: optionalTextOf(fields, 'sourceUrl'),
              },
            },
            {
              onSuccess: (created) => {
                sent();
                show({ text: strings.recorded, undo: () => undo(created.id, created.version) });
                onClose();
              },
            },
          )
        }
      >
        <Fields>
          <Select
            name="nisCode"
            label={strings.commune}
            required
            empty=""
            options={(communes ?? []).map((commune) => ({ value: commune.nisCode, label: inWords(commune.name) }))}
          />
          <DateField name="on" label={strings.dayOfChange} defaultValue={today()} max={today()} required />
        </Fields>
        <MajorityFields />
        <TextField name="sourceUrl" type="url" inputMode="url" label={strings.source} maxLength={1000} optional />
      </Form>
    </Dialog>
  );
}

/** Dates and delays, from a day on; the earlier rules go on holding for the days before. */
function RulesDialog({ watch, rules, onClose }: { watch: Watch; rules: NonNullable<Watch['rules']>; onClose: () => void }) {
  const revise = useReviseWatch();
  const done = useDone(strings.revised, onClose);
  return (
    <Dialog title={strings.edit} onClose={onClose}>
      <Form
        edits={watch}
        draft="election-rules"
        submit={strings.save}
        busy={revise.isPending}
        error={revise.error ? explain(revise.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          revise.mutate(
            {
              params: { header: ifMatch(watch) },
              body: {
                validFrom: textOf(fields, 'validFrom'),
                label: { fr: textOf(fields, 'labelFr'), de: optionalTextOf(fields, 'labelDe') },
                contactWithinDays: Number(textOf(fields, 'contactWithinDays')),
                contactKinds: rules.contactKinds,
                elections: [...rules.elections, undefined].flatMap((known, place) => {
                  const on = textOf(fields, `election${String(place)}`);
                  return on ? [{ on, derived: known?.on === on && known.derived }] : [];
                }),
                checklist: rules.checklist.map((step) => {
                  const { label, days } = stepOf(fields, step.code);
                  return { ...step, label, withinDays: days };
                }),
                reason: optionalTextOf(fields, 'reason'),
              },
            },
            done(sent),
          )
        }
      >
        <Fields>
          <DateField name="validFrom" label={strings.validFrom} defaultValue={today()} required />
          <TextField name="contactWithinDays" type="number" min={1} max={2000} label={strings.contactWithin} defaultValue={rules.contactWithinDays} required />
        </Fields>
        <Fields>
          {rules.elections.map((known, place) => (
            <DateField key={known.on} name={`election${String(place)}`} label={`${strings.electionDay} ${String(place + 1)}`} defaultValue={known.on} optional />
          ))}
          <DateField name={`election${String(rules.elections.length)}`} label={strings.oneMoreElection} optional />
        </Fields>
        <StepFields steps={rules.checklist.map((step) => ({ ...step, days: step.withinDays }))} daysLabel={strings.stepDays} leastDays={1} />
        <TextArea name="labelFr" label={strings.labelFr} defaultValue={rules.label.fr} maxLength={1000} required />
        <TextArea name="labelDe" label={strings.labelDe} defaultValue={rules.label.de ?? undefined} maxLength={1000} optional />
        <TextField name="reason" label={strings.reason} maxLength={500} optional autoComplete="off" />
      </Form>
    </Dialog>
  );
}
