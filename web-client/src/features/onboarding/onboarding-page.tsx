import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { count, score } from '~/lib/numbers';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { EmptyState, Notice } from '~/ui/feedback';
import { DateField, TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Stack } from '~/ui/layout';
import { StateBadge } from '~/ui/state-badge';
import { StepFields, stepOf } from '~/ui/step-fields';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import { onboardingQuery, useReviseOnboarding, type Onboarding } from './onboarding.api';
import { strings } from './onboarding.strings';

/** A number of days; a median may lie between two. */
const inDays = (days: number) => (Number.isInteger(days) ? strings.days({ count: days }) : strings.halfDays({ days: score(days) }));

/** What each step takes, where communes stall, and every way that is under way. */
export function OnboardingPage() {
  const { data: onboarding } = useSuspenseQuery(onboardingQuery(useAsOf()));
  const readOnly = useReadOnly();
  const [open, setOpen] = useState(false);
  const { rules, steps } = onboarding;
  const stalls = steps.find((step) => step.code === onboarding.stallsAt);

  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} actions={<PrintButton />} />
      {stalls && <Notice warn>{strings.stallsAt({ step: inWords(stalls.label) })}</Notice>}
      <Card
        title={strings.steps}
        aside={
          !readOnly &&
          rules &&
          onboarding.allowedActions.includes('reviseOnboarding') && (
            <Button small onClick={() => setOpen(true)}>
              {strings.edit}
            </Button>
          )
        }
      >
        {rules ? (
          <Stack>
            <Table
              caption={strings.steps}
              rows={steps}
              rowKey={(step) => step.code}
              columns={[
                { key: 'step', header: strings.step, rowHeader: true, cell: (step) => inWords(step.label) },
                { key: 'expected', header: strings.expected, end: true, cell: (step) => inDays(step.expectedDays) },
                { key: 'median', header: strings.median, end: true, cell: (step) => (typeof step.medianDays === 'number' ? inDays(step.medianDays) : strings.none) },
                { key: 'done', header: strings.done, end: true, cell: (step) => count(step.done) },
                { key: 'waiting', header: strings.waiting, end: true, cell: (step) => count(step.waiting) },
                { key: 'late', header: strings.late, end: true, cell: (step) => count(step.late) },
                {
                  key: 'waits',
                  header: strings.waitingFor,
                  end: true,
                  cell: (step) => (typeof step.medianWaitingDays === 'number' ? inDays(step.medianWaitingDays) : strings.none),
                },
              ]}
            />
            <Notice>{inWords(rules.label)}</Notice>
          </Stack>
        ) : (
          strings.noRules
        )}
      </Card>
      {open && rules && <RulesDialog onboarding={onboarding} rules={rules} onClose={() => setOpen(false)} />}
      <CommunesCard onboarding={onboarding} />
    </Stack>
  );
}

function CommunesCard({ onboarding }: { onboarding: Onboarding }) {
  const label = (code: string) => inWords(onboarding.steps.find((step) => step.code === code)?.label);
  return (
    <Card title={strings.communes}>
      {onboarding.communes.length === 0 ? (
        <EmptyState title={strings.communesNone}>{strings.communesNoneHelp}</EmptyState>
      ) : (
        <Table
          caption={strings.communes}
          rows={onboarding.communes}
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
            { key: 'started', header: strings.started, cell: (row) => longDay(row.startedOn) },
            { key: 'next', header: strings.next, cell: (row) => label(row.step) },
            { key: 'due', header: strings.due, cell: (row) => longDay(row.dueOn) },
            { key: 'waits', header: strings.waits, end: true, cell: (row) => inDays(row.waitingDays) },
            {
              key: 'progress',
              header: strings.progress,
              cell: (row) => (
                <StateBadge state={row.late ? 'fading' : 'onTrack'}>
                  {strings.of({ done: row.done, total: row.total })}
                  {row.late && ` – ${strings.overdue}`}
                </StateBadge>
              ),
            },
            {
              key: 'plan',
              header: '',
              cell: (row) => (
                <LinkButton small to="/pilotage/adhesions/$nisCode" params={{ nisCode: row.nisCode }} aria-label={strings.planOf({ commune: inWords(row.name) })}>
                  {strings.plan}
                </LinkButton>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}

interface RulesDialogProps {
  onboarding: Onboarding;
  rules: NonNullable<Onboarding['rules']>;
  onClose: () => void;
}

/** Words and durations, from a day on; the earlier ones go on holding for the days before. */
function RulesDialog({ onboarding, rules, onClose }: RulesDialogProps) {
  const revise = useReviseOnboarding();
  const done = useDone(strings.revised, onClose);
  return (
    <Dialog title={strings.edit} onClose={onClose}>
      <Form
        edits={onboarding}
        draft="onboarding-rules"
        submit={strings.save}
        busy={revise.isPending}
        error={revise.error ? explain(revise.error) : undefined}
        onSubmit={(fields, sent) =>
          revise.mutate(
            {
              params: { header: ifMatch(onboarding) },
              body: {
                validFrom: textOf(fields, 'validFrom'),
                label: { fr: textOf(fields, 'labelFr'), de: optionalTextOf(fields, 'labelDe') },
                steps: rules.steps.map((step) => {
                  const { label, days } = stepOf(fields, step.code);
                  return { ...step, label, expectedDays: days };
                }),
                reason: optionalTextOf(fields, 'reason'),
              },
            },
            done(sent),
          )
        }
      >
        <DateField name="validFrom" label={strings.validFrom} defaultValue={today()} required />
        <StepFields steps={rules.steps.map((step) => ({ ...step, days: step.expectedDays }))} daysLabel={strings.stepDays} leastDays={0} />
        <TextArea name="labelFr" label={strings.labelFr} defaultValue={rules.label.fr} maxLength={1000} required />
        <TextArea name="labelDe" label={strings.labelDe} defaultValue={rules.label.de ?? undefined} maxLength={1000} optional />
        <TextField name="reason" label={strings.reason} maxLength={500} optional autoComplete="off" />
      </Form>
    </Dialog>
  );
}
