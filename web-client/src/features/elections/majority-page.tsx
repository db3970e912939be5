import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { criterionStates } from '~/api/criterion-states.strings';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { partnerKinds, titleStates } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { count } from '~/lib/numbers';
import { byCode, labelled } from '~/lib/strings';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Facts, More, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { StateBadge } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import { majorityQuery, useDescribeMajority, useWithdraw, type Majority } from './elections.api';
import { refusals, strings, supports } from './elections.strings';
import { MajorityFields, supportOf } from './elections-page';

/** What a new team needs: who it is, what is to be done with it, and what the commune has done; made to be printed. */
export function MajorityPage({ activityId }: { activityId: string }) {
  const { data: majority } = useSuspenseQuery(majorityQuery(activityId, useAsOf()));
  const readOnly = useReadOnly();
  const [open, setOpen] = useState<'describe' | 'withdraw'>();
  const close = () => setOpen(undefined);
  const may = (action: string) => !readOnly && majority.allowedActions.includes(action);
  const { dossier } = majority;
  const state = byCode(titleStates, dossier.titleStatus);

  return (
    <Stack>
      <PageHead
        title={strings.handOver({ commune: inWords(majority.name) })}
        lead={strings.handOverLead({ day: longDay(majority.day) })}
        actions={
          <>
            <LinkButton to="/pilotage/elections">{strings.back}</LinkButton>
            <PrintButton />
          </>
        }
      />
      {majority.withdrawn && <Notice warn>{strings.withdrawn}</Notice>}
      <Card
        title={strings.majority}
        aside={
          <>
            {may('describeMajority') && (
              <Button small onClick={() => setOpen('describe')}>
                {strings.describe}
              </Button>
            )}{' '}
            {may('withdrawActivity') && (
              <Button small look="quiet" onClick={() => setOpen('withdraw')}>
                {strings.withdraw}
              </Button>
            )}
          </>
        }
      >
        <Facts
          lines={[
            { term: strings.dayOfChange, detail: longDay(majority.on) },
            { term: strings.support, detail: supports[majority.support] },
            { term: strings.college, detail: majority.college },
            { term: strings.recordedOn, detail: longDay(majority.recordedOn) },
            {
              term: strings.source,
              detail: majority.source?.url && (
                <a href={majority.source.url} rel="noreferrer">
                  {majority.source.url}
                </a>
              ),
            },
          ]}
        />
      </Card>
      {open === 'describe' && <DescribeDialog majority={majority} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog majority={majority} onClose={close} />}
      <Checklist majority={majority} />
      <Card title={strings.situation}>
        <Facts
          lines={[
            { term: strings.state, detail: dossier.titleSince ? strings.titleSince({ state, day: longDay(dossier.titleSince) }) : state },
            { term: strings.resolutions, detail: dossier.resolutions.map((day) => longDay(day)).join(', ') || strings.noneYet },
            { term: strings.lastContact, detail: dossier.lastContactOn ? longDay(dossier.lastContactOn) : strings.none },
            { term: strings.lastMeeting, detail: dossier.lastMeetingOn ? longDay(dossier.lastMeetingOn) : strings.noneYet },
            {
              term: strings.partners,
              detail:
                Object.entries(dossier.partners)
                  .filter(([, number]) => number > 0)
                  .map(([kind, number]) => labelled(byCode(partnerKinds, kind), count(number)))
                  .join(', ') || strings.none,
            },
            { term: strings.alerts, detail: dossier.openAlerts === 0 ? strings.noneYet : count(dossier.openAlerts) },
          ]}
        />
      </Card>
      <Table
        caption={strings.criteria}
        showCaption
        rows={dossier.criteria}
        rowKey={(criterion) => criterion.code}
        columns={[
          { key: 'criterion', header: strings.criterion, rowHeader: true, cell: (criterion) => `${String(criterion.number)}. ${inWords(criterion.name)}` },
          { key: 'state', header: strings.progress, cell: (criterion) => criterionStates[criterion.status] },
          { key: 'last', header: strings.lastFact, cell: (criterion) => (criterion.lastFactOn ? longDay(criterion.lastFactOn) : null) },
        ]}
      />
      <Card title={strings.facts}>
        {dossier.facts.length === 0 ? (
          <p>{strings.factsNone}</p>
        ) : (
          <ul>
            {dossier.facts.map((fact) => (
              <li key={fact.id}>
                {labelled(longDay(fact.on), inWords(fact.kindLabel))}
                {fact.summary && <Soft>{fact.summary}</Soft>}
              </li>
            ))}
          </ul>
        )}
        {dossier.factCount > dossier.facts.length && <Soft>{strings.factsShown({ shown: dossier.facts.length, total: dossier.factCount })}</Soft>}
      </Card>
      <Card title={strings.wholeFile}>
        <Row>
          <Link to="/communes/$nisCode/titre" params={{ nisCode: majority.nisCode }}>
            {strings.titleFile}
          </Link>
          <Link to="/communes/$nisCode/comite" params={{ nisCode: majority.nisCode }}>
            {strings.committee}
          </Link>
          <Link to="/communes/$nisCode/fair-o-metre" params={{ nisCode: majority.nisCode }}>
            {strings.fairOMeter}
          </Link>
          <Link to="/communes/$nisCode/journal" params={{ nisCode: majority.nisCode }}>
            {strings.journal}
          </Link>
        </Row>
      </Card>
    </Stack>
  );
}

function Checklist({ majority }: { majority: Majority }) {
  const readOnly = useReadOnly();
  if (majority.checklist.length === 0) return null;
  const { nisCode } = majority;
  return (
    <Card title={strings.checklist}>
      <Stack>
        <p>{strings.checklistHelp}</p>
        <Table
          caption={strings.checklist}
          rows={majority.checklist}
          rowKey={(step) => step.code}
          columns={[
            { key: 'step', header: strings.step, rowHeader: true, cell: (step) => inWords(step.label) },
            { key: 'due', header: strings.due, cell: (step) => longDay(step.dueOn) },
            {
              key: 'state',
              header: strings.progress,
              cell: (step) => (
                <StateBadge state={step.doneOn ? 'onTrack' : step.overdue ? 'fading' : 'watch'}>
                  {step.doneOn ? strings.done({ day: longDay(step.doneOn) }) : step.overdue ? strings.overdue : strings.toDo}
                </StateBadge>
              ),
            },
            {
              key: 'go',
              header: '',
              cell: (step) =>
                step.activityId ? (
                  <Link to="/communes/$nisCode/journal" params={{ nisCode }} search={{ voir: step.activityId }}>
                    {strings.see}
                  </Link>
                ) : readOnly ? null : (
                  <LinkButton
                    small
                    to="/communes/$nisCode/journal"
                    params={{ nisCode }}
                    search={{ noter: step.kinds[0] }}
                    hash="noter"
                    aria-label={strings.noteStep({ step: inWords(step.label) })}
                  >
                    {strings.note}
                  </LinkButton>
                ),
            },
          ]}
        />
        {majority.rulesLabel && (
          <More label={strings.example}>
            <p>{inWords(majority.rulesLabel)}</p>
          </More>
        )}
      </Stack>
    </Card>
  );
}

function DescribeDialog({ majority, onClose }: { majority: Majority; onClose: () => void }) {
  const describe = useDescribeMajority();
  const done = useDone(strings.described, onClose);
  return (
    <Dialog title={strings.describe} onClose={onClose}>
      <Form
        edits={majority}
        draft={`majority-${majority.id}`}
        submit={strings.save}
        busy={describe.isPending}
        error={describe.error ? explain(describe.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          describe.mutate(
            {
              params: { path: { activityId: majority.id }, header: ifMatch(majority) },
              body: { support: supportOf(fields), college: optionalTextOf(fields, 'college') },
            },
            done(sent),
          )
        }
      >
        <MajorityFields support={majority.support} college={majority.college ?? undefined} />
      </Form>
    </Dialog>
  );
}

function WithdrawDialog({ majority, onClose }: { majority: Majority; onClose: () => void }) {
  const withdraw = useWithdraw();
  const done = useDone(strings.undone, onClose);
  return (
    <Dialog title={strings.withdraw} onClose={onClose}>
      <Form
        danger
        edits={majority}
        draft={`majority-withdrawal-${majority.id}`}
        submit={strings.withdraw}
        busy={withdraw.isPending}
        error={withdraw.error ? explain(withdraw.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          withdraw.mutate({ params: { path: { activityId: majority.id }, header: ifMatch(majority) }, body: { reason: textOf(fields, 'reason') } }, done(sent))
        }
      >
        <TextField name="reason" label={strings.withdrawReason} maxLength={500} required autoComplete="off" />
      </Form>
    </Dialog>
  );
}
