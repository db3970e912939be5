import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { titleSteps } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { LinkButton, PrintButton } from '~/ui/button';
import { More, Soft } from '~/ui/facts';
import { EmptyState, Notice } from '~/ui/feedback';
import { Card, PageHead, Stack } from '~/ui/layout';
import { StateBadge } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { planQuery } from './onboarding.api';
import { strings } from './onboarding.strings';

/** The dated plan of one commune, to be followed and printed. */
export function PlanPage({ nisCode }: { nisCode: string }) {
  const { data: plan } = useSuspenseQuery(planQuery(nisCode, useAsOf()));
  const readOnly = useReadOnly();
  const titleFile = (
    <LinkButton to="/communes/$nisCode/titre" params={{ nisCode }}>
      {strings.titleFile}
    </LinkButton>
  );
  return (
    <Stack>
      <PageHead
        title={strings.planTitle({ commune: inWords(plan.name) })}
        lead={plan.startedOn ? strings.planLead({ day: longDay(plan.startedOn) }) : undefined}
        actions={
          <>
            <LinkButton to="/pilotage/adhesions">{strings.back}</LinkButton>
            {plan.startedOn && titleFile}
            <PrintButton />
          </>
        }
      />
      {plan.startedOn ? (
        <Card title={strings.steps}>
          <Stack>
            {!plan.step && <Notice>{strings.over}</Notice>}
            <Table
              caption={strings.steps}
              rows={plan.steps}
              rowKey={(step) => step.code}
              columns={[
                { key: 'step', header: strings.step, rowHeader: true, cell: (step) => inWords(step.label) },
                { key: 'due', header: strings.due, cell: (step) => longDay(step.dueOn) },
                {
                  key: 'state',
                  header: strings.state,
                  cell: (step) => (
                    <>
                      <StateBadge state={step.doneOn ? 'onTrack' : step.overdue ? 'fading' : step.code === plan.step ? 'watch' : 'unknown'}>
                        {step.doneOn ? strings.doneOn({ day: longDay(step.doneOn) }) : step.overdue ? strings.overdue : strings.toDo}
                      </StateBadge>
                      {step.days ? <Soft>{strings.after({ days: strings.days({ count: step.days }) })}</Soft> : null}
                    </>
                  ),
                },
                {
                  key: 'fact',
                  header: '',
                  cell: (step) =>
                    step.activityId ? (
                      <Link to="/communes/$nisCode/journal" params={{ nisCode }} search={{ voir: step.activityId }}>
                        {strings.see}
                      </Link>
                    ) : step.doneOn || readOnly ? null : (
                      <NoteLink nisCode={nisCode} kinds={step.kinds} label={strings.noteStep({ step: inWords(step.label) })} />
                    ),
                },
              ]}
            />
            {plan.rulesLabel && (
              <More label={strings.example}>
                <p>{inWords(plan.rulesLabel)}</p>
              </More>
            )}
          </Stack>
        </Card>
      ) : (
        <EmptyState title={strings.noPlan} action={titleFile}>
          {strings.noPlanHelp}
        </EmptyState>
      )}
    </Stack>
  );
}

/** Where what shows the step is recorded: in the title file where that is one of its steps, or else in the journal. */
function NoteLink({ nisCode, kinds, label }: { nisCode: string; kinds: readonly string[]; label: string }) {
  const [kind = ''] = kinds;
  return kind in titleSteps ? (
    <LinkButton small to="/communes/$nisCode/titre" params={{ nisCode }} aria-label={label}>
      {strings.note}
    </LinkButton>
  ) : (
    <LinkButton small to="/communes/$nisCode/journal" params={{ nisCode }} search={{ noter: kind }} hash="noter" aria-label={label}>
      {strings.note}
    </LinkButton>
  );
}
