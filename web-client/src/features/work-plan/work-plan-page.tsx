import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { roles } from '~/api/roles.strings';
import { sessionQuery } from '~/api/session';
import { useWho } from '~/api/who';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { count, percent } from '~/lib/numbers';
import { Bar } from '~/ui/bar';
import { Button, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Fields, Soft } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { DateField, Select, TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { StateBadge, type State } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { useDone, useToast } from '~/ui/toast';
import { planQuery, servedQuery, usePlan, useReplan, useSettle, useTake, type Action } from './work-plan.api';
import { outcomes, refusals, strings } from './work-plan.strings';

const owners = ['nationalCoordinator', 'regionalCoordinator', 'chair', 'secretary', 'volunteer'] as const;
const shapes: Record<Action['outcome'], State> = { open: 'watch', done: 'onTrack', dropped: 'unknown' };
const quarterName = (quarter: number) => (quarter === 1 ? strings.firstQuarter : strings.quarter({ number: quarter }));

/** The coordination's plan of a year: each quarter's share of what was done, and the actions. */
export function WorkPlanPage({ year }: { year: number }) {
  const { data: plan } = useSuspenseQuery(planQuery(year, useAsOf()));
  const readOnly = useReadOnly();
  const who = useWho();
  const navigate = useNavigate();
  const [open, setOpen] = useState<{ what: 'plan' | 'settle'; action?: Action }>();
  const close = () => setOpen(undefined);
  const thisYear = Number(today().slice(0, 4));
  const years = [...new Set([thisYear + 1, thisYear, thisYear - 1, thisYear - 2, year])].toSorted((a, b) => b - a).map(String);

  return (
    <Stack>
      <PageHead
        title={strings.title({ year: String(year) })}
        lead={strings.lead}
        actions={
          <>
            {!readOnly && plan.allowedActions.includes('planAction') && (
              <Button look="primary" onClick={() => setOpen({ what: 'plan' })}>
                {strings.add}
              </Button>
            )}
            <PrintButton />
          </>
        }
      />
      <Row>
        <Select
          compact
          label={strings.year}
          value={String(year)}
          options={years.map((value) => ({ value, label: value }))}
          onChange={(event) => void navigate({ to: '/pilotage/plan', search: (before) => ({ ...before, annee: Number(event.target.value) }) })}
        />
      </Row>
      {open?.what === 'plan' && <PlanDialog year={year} action={open.action} onClose={close} />}
      {open?.what === 'settle' && open.action && <SettleDialog action={open.action} onClose={close} />}
      <Card title={strings.quarters}>
        <Stack>
          {plan.quarters.map((quarter) => (
            <div key={quarter.quarter}>
              <Bar
                label={quarterName(quarter.quarter)}
                value={quarter.done}
                max={quarter.planned}
                state={quarter.late > 0 ? 'fading' : 'onTrack'}
                text={
                  quarter.planned === 0
                    ? strings.nothing
                    : strings.rate({ done: quarter.done, planned: quarter.planned, share: percent(quarter.doneRate ?? 0) })
                }
              />
              <Soft>
                {[
                  quarter.late > 0 && strings.late({ count: quarter.late }),
                  quarter.dropped > 0 && strings.dropped({ count: quarter.dropped }),
                  quarter.workloadDays > 0 && strings.workload({ count: quarter.workloadDays }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </Soft>
            </div>
          ))}
        </Stack>
      </Card>
      <Card title={strings.actions}>
        {plan.items.length === 0 ? (
          <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>
        ) : (
          <Table
            caption={strings.actions}
            rows={plan.items}
            rowKey={(action) => action.id}
            columns={[
              { key: 'action', header: strings.action, rowHeader: true, cell: (action) => action.title },
              {
                key: 'owner',
                header: strings.owner,
                cell: (action) => (
                  <>
                    {roles[action.ownerRole]}
                    {action.owner && <Soft>{strings.takenBy({ who: who(action.owner) })}</Soft>}
                  </>
                ),
              },
              { key: 'period', header: strings.period, cell: (action) => strings.fromTo({ from: longDay(action.from), until: longDay(action.until) }) },
              {
                key: 'recommendation',
                header: strings.recommendation,
                cell: (action) => (
                  <Link to="/recommandations" hash={action.recommendation}>
                    {action.recommendation}
                  </Link>
                ),
              },
              { key: 'days', header: strings.days, end: true, cell: (action) => (action.workloadDays ? count(action.workloadDays) : null) },
              { key: 'state', header: strings.state, cell: (action) => <StateOf action={action} /> },
              {
                key: 'do',
                header: '',
                cell: (action) =>
                  readOnly ? null : (
                    <Row>
                      {action.allowedActions.includes('takeAction') && <TakeButton action={action} />}
                      {action.allowedActions.includes('replanAction') && (
                        <Button small aria-label={strings.moveOf({ action: action.title })} onClick={() => setOpen({ what: 'plan', action })}>
                          {strings.move}
                        </Button>
                      )}
                      {action.allowedActions.includes('settleAction') &&
                        (action.outcome === 'open' ? (
                          <Button small aria-label={strings.settleOf({ action: action.title })} onClick={() => setOpen({ what: 'settle', action })}>
                            {strings.settle}
                          </Button>
                        ) : (
                          <ReopenButton action={action} />
                        ))}
                    </Row>
                  ),
              },
            ]}
          />
        )}
      </Card>
    </Stack>
  );
}

function StateOf({ action }: { action: Action }) {
  return (
    <>
      <StateBadge state={action.late ? 'fading' : shapes[action.outcome]}>
        {action.late
          ? strings.overdue
          : action.outcomeOn
            ? strings.on({ state: outcomes[action.outcome], day: longDay(action.outcomeOn) })
            : outcomes[action.outcome]}
      </StateBadge>
      {action.note && <Soft>{action.note}</Soft>}
      {action.evidenceUrl && (
        <div>
          <a href={action.evidenceUrl} rel="noreferrer">
            {strings.proof}
          </a>
        </div>
      )}
    </>
  );
}

/** Whoever is signed in takes an action, also from a colleague, or gives it back. */
function TakeButton({ action }: { action: Action }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const take = useTake();
  const show = useToast();
  const isOwn = action.owner === session.id;
  const send = (taken: boolean, version: number, onSuccess: () => void) =>
    take.mutate(
      { params: { path: { actionId: action.id }, header: ifMatch({ version }) }, body: { taken } },
      { onSuccess, onError: (error: unknown) => show({ text: explain(error, refusals) }) },
    );
  // Taken from a colleague, it is not given back by undoing: that one is the colleague's to take.
  const undo = isOwn || !action.owner ? () => send(isOwn, action.version + 1, () => show({ text: strings.asBefore })) : undefined;
  return (
    <Button
      small
      look="quiet"
      busy={take.isPending}
      aria-label={isOwn ? strings.giveBackOf({ action: action.title }) : strings.takeOf({ action: action.title })}
      onClick={() => send(!isOwn, action.version, () => show({ text: isOwn ? strings.givenBack : strings.taken, ...(undo && { undo }) }))}
    >
      {isOwn ? strings.giveBack : strings.take}
    </Button>
  );
}

/** Takes back that an action was done or dropped. */
function useReopen() {
  const settle = useSettle();
  const show = useToast();
  const reopen = (actionId: string, version: number) =>
    settle.mutate(
      { params: { path: { actionId }, header: ifMatch({ version }) }, body: { outcome: 'open', on: today() } },
      { onSuccess: () => show({ text: strings.reopened }), onError: (error) => show({ text: explain(error, refusals) }) },
    );
  return { reopen, busy: settle.isPending };
}

function ReopenButton({ action }: { action: Action }) {
  const { reopen, busy } = useReopen();
  return (
    <Button small look="quiet" busy={busy} aria-label={strings.reopenOf({ action: action.title })} onClick={() => reopen(action.id, action.version)}>
      {strings.reopen}
    </Button>
  );
}

function PlanDialog({ year, action, onClose }: { year: number; action: Action | undefined; onClose: () => void }) {
  const { data: recommendations } = useQuery(servedQuery);
  const plan = usePlan();
  const replan = useReplan();
  const done = useDone(strings.planned, onClose);
  const error = plan.error ?? replan.error;
  const codes = (recommendations?.items ?? []).map(({ code, title }) => ({ value: code, label: `${code} – ${inWords(title)}` }));
  return (
    <Dialog title={action ? strings.moveOf({ action: action.title }) : strings.add} onClose={onClose}>
      <Form
        edits={action}
        draft={`planned-action-${action?.id ?? 'new'}`}
        submit={strings.save}
        busy={plan.isPending || replan.isPending}
        error={error ? explain(error, refusals) : undefined}
        onSubmit={(fields, sent) => {
          const days = optionalTextOf(fields, 'workloadDays');
          const body = {
            title: textOf(fields, 'title'),
            ownerRole: owners.find((role) => role === textOf(fields, 'ownerRole')) ?? 'nationalCoordinator',
            from: textOf(fields, 'from'),
            until: textOf(fields, 'until'),
            recommendation: textOf(fields, 'recommendation'),
            workloadDays: days === undefined ? undefined : Number(days),
          };
          if (action) replan.mutate({ params: { path: { actionId: action.id }, header: ifMatch(action) }, body }, done(sent));
          else plan.mutate({ body }, done(sent));
        }}
      >
        <TextField name="title" label={strings.action} hint={strings.actionHint} defaultValue={action?.title} maxLength={300} required autoComplete="off" />
        <Fields>
          <DateField name="from" label={strings.from} defaultValue={action?.from ?? `${String(year)}-01-01`} required />
          <DateField name="until" label={strings.until} defaultValue={action?.until ?? `${String(year)}-12-31`} required />
          <Select
            name="ownerRole"
            label={strings.owner}
            defaultValue={action?.ownerRole ?? 'nationalCoordinator'}
            options={owners.map((value) => ({ value, label: roles[value] }))}
          />
          <TextField name="workloadDays" type="number" min={0.5} max={400} step={0.5} label={strings.days} defaultValue={action?.workloadDays ?? undefined} optional />
        </Fields>
        {codes.length > 0 && <Select name="recommendation" label={strings.recommendation} defaultValue={action?.recommendation} options={codes} required />}
      </Form>
    </Dialog>
  );
}

function SettleDialog({ action, onClose }: { action: Action; onClose: () => void }) {
  const settle = useSettle();
  const show = useToast();
  const { reopen } = useReopen();
  const [outcome, setOutcome] = useState<'done' | 'dropped'>('done');
  return (
    <Dialog title={strings.settleOf({ action: action.title })} onClose={onClose}>
      <Form
        edits={action}
        draft={`settle-action-${action.id}`}
        submit={strings.save}
        busy={settle.isPending}
        error={settle.error ? explain(settle.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          settle.mutate(
            {
              params: { path: { actionId: action.id }, header: ifMatch(action) },
              body: { outcome, on: textOf(fields, 'on'), note: optionalTextOf(fields, 'note'), evidenceUrl: optionalTextOf(fields, 'evidenceUrl') },
            },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.settled, undo: () => reopen(action.id, action.version + 1) });
                onClose();
              },
            },
          )
        }
      >
        <Fields>
          <Select
            name="outcome"
            label={strings.outcome}
            value={outcome}
            options={(['done', 'dropped'] as const).map((value) => ({ value, label: outcomes[value] }))}
            onChange={(event) => setOutcome(event.target.value === 'dropped' ? 'dropped' : 'done')}
          />
          <DateField name="on" label={strings.day} defaultValue={today()} max={today()} required />
        </Fields>
        <TextArea name="note" label={strings.note} maxLength={1000} required={outcome === 'dropped'} optional={outcome === 'done'} />
        <TextField name="evidenceUrl" type="url" inputMode="url" label={strings.evidence} maxLength={1000} optional />
      </Form>
    </Dialog>
  );
}
