import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/feedback';
import { Card, PageHead, Stack } from '~/ui/layout';
import { StateBadge, type State } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { awardsQuery, type Award } from './awards.api';
import { stages, strings } from './awards.strings';
import { PlanForm } from './plan-form';

const shapes: Record<Award['stage'], State> = { planned: 'unknown', call: 'watch', scoring: 'watch', published: 'onTrack', canceled: 'unknown' };

export function StageBadge({ stage }: { stage: Award['stage'] }) {
  return <StateBadge state={shapes[stage]}>{stages[stage]}</StateBadge>;
}

/** All awards, and where the coordination prepares the next. */
export function AwardsPage() {
  const { data: awards } = useSuspenseQuery(awardsQuery(useAsOf()));
  const [planning, setPlanning] = useState(false);
  const mayPlan = awards.allowedActions.includes('planAward');
  const plan = (
    <Button look="primary" onClick={() => setPlanning(true)}>
      {strings.plan}
    </Button>
  );

  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} actions={mayPlan && !planning && awards.items.length > 0 ? plan : undefined} />
      {planning && <PlanForm earlier={awards.items} onClose={() => setPlanning(false)} />}
      {awards.items.length === 0 && !planning ? (
        <EmptyState title={strings.none} action={mayPlan ? plan : undefined}>
          {mayPlan ? strings.noneToPlan : strings.noneHelp}
        </EmptyState>
      ) : null}
      {awards.items.length > 0 && (
        <Card>
          <Table
            caption={strings.title}
            rows={awards.items}
            rowKey={(award) => award.awardId}
            columns={[
              {
                key: 'name',
                header: strings.award,
                rowHeader: true,
                cell: (award) => (
                  <Link to="/prix/$awardId" params={{ awardId: award.awardId }}>
                    {inWords(award.rules.name)}
                  </Link>
                ),
              },
              { key: 'stage', header: strings.state, cell: (award) => <StageBadge stage={award.stage} /> },
              { key: 'nominations', header: strings.nominationsUntil, cell: (award) => longDay(award.rules.nominationsUntil) },
              { key: 'scoring', header: strings.scoringUntil, cell: (award) => longDay(award.rules.scoringUntil) },
            ]}
          />
        </Card>
      )}
    </Stack>
  );
}
