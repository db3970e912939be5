import { useSuspenseQuery } from '@tanstack/react-query';
import { activityKindsQuery, kindName } from '~/api/activity-kinds';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { useMay } from '~/api/session';
import { criteria, directions, levels } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { score } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { Button, LinkButton } from '~/ui/button';
import { Facts, Soft } from '~/ui/facts';
import { Card, Stack } from '~/ui/layout';
import { LineChart } from '~/ui/line-chart';
import { StateBadge } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { useToast } from '~/ui/toast';
import { alertsOfQuery, journalQuery, momentumQuery, useResumeWatch } from './commune.api';
import { refusals, strings, sureness } from './commune.strings';
import { nameOf } from './fact-entry';
import { Reasons } from './overview';

type Momentum = components['schemas']['GetMomentumResponse'];

/** The momentum over time beside the commune's own rhythm, its reasons, and what each fact still gives. */
export function MomentumPart({ nisCode }: { nisCode: string }) {
  const asOf = useAsOf();
  const may = useMay();
  const { data: momentum } = useSuspenseQuery(momentumQuery(nisCode, asOf));
  const { data: journal } = useSuspenseQuery(journalQuery(nisCode, asOf));
  const { data: alerts } = useSuspenseQuery(alertsOfQuery(nisCode, asOf));

  return (
    <Stack>
      <Card title={strings.whyMomentum}>
        <Stack>
          <Reasons momentum={momentum} />
          <Facts
            lines={[
              { term: strings.momentum, detail: <StateBadge state={momentum.level}>{levels[momentum.level]}</StateBadge> },
              { term: strings.direction, detail: momentum.level === 'unknown' ? undefined : directions[momentum.direction] },
              { term: strings.sure, detail: momentum.sureness ? byCode(sureness, momentum.sureness) : undefined },
            ]}
          />
          {momentum.level !== 'unknown' && (
            <p>
              {strings.scoreLine({
                score: score(momentum.score),
                expected: score(momentum.expected),
                low: score(momentum.expectedLow),
                high: score(momentum.expectedHigh),
              })}
            </p>
          )}
          {momentum.exampleParameters && <Soft>{strings.exampleParameters}</Soft>}
          {may('getMomentumProof') && (
            <div>
              <LinkButton small to="/alertes/fiabilite">
                {strings.proof}
              </LinkButton>
            </div>
          )}
          <Resume momentum={momentum} />
        </Stack>
      </Card>
      {momentum.series.length > 0 && (
        <Card title={strings.allOfMomentum}>
          <LineChart
            title={strings.chartTitle({ name: inWords(momentum.communeName) })}
            points={momentum.series.map((week) => ({ day: week.on, value: week.score }))}
            band={{
              label: strings.band,
              points: momentum.series.flatMap((week) =>
                typeof week.expectedLow === 'number' && typeof week.expectedHigh === 'number'
                  ? [{ day: week.on, low: week.expectedLow, high: week.expectedHigh }]
                  : [],
              ),
            }}
            marks={[
              ...journal.items.map((fact) => ({ day: fact.on, label: nameOf(fact) })),
              ...alerts.items.map((alert) => ({ day: alert.on, label: strings.alerts, fading: true })),
            ]}
          />
        </Card>
      )}
      <Contributions momentum={momentum} />
    </Stack>
  );
}

function Resume({ momentum }: { momentum: Momentum }) {
  const resume = useResumeWatch();
  const readOnly = useReadOnly();
  const show = useToast();
  if (readOnly || !momentum.allowedActions.includes('resumeWatch')) return null;
  return (
    <div>
      <Button
        busy={resume.isPending}
        onClick={() =>
          resume.mutate(
            { params: { path: { nisCode: momentum.nisCode }, header: ifMatch(momentum) } },
            { onSuccess: () => show({ text: strings.resumed }), onError: (error) => show({ text: explain(error, refusals) }) },
          )
        }
      >
        {strings.resume}
      </Button>
    </div>
  );
}

function Contributions({ momentum }: { momentum: Momentum }) {
  const { data: kinds } = useSuspenseQuery(activityKindsQuery);
  const labelOf = (code: string) => kindName(code, kinds.items);
  const rows = [
    ...momentum.contributions.map((part) => ({
      key: part.activityId,
      label: labelOf(part.kind),
      on: longDay(part.on),
      criterion: part.criterion ? byCode(criteria, part.criterion) : null,
      points: score(part.points),
    })),
    { key: 'total', label: strings.total, on: null, criterion: null, points: score(momentum.score) },
  ];

  return (
    <Card title={strings.contributions} id="contributions">
      <Stack>
        <p>{strings.contributionsHelp}</p>
        {momentum.contributions.length === 0 ? (
          <p>{strings.noContributions}</p>
        ) : (
          <Table
            caption={strings.contributions}
            rows={rows}
            rowKey={(row) => row.key}
            columns={[
              { key: 'fact', header: strings.fact, rowHeader: true, cell: (row) => row.label },
              { key: 'on', header: strings.day, cell: (row) => row.on },
              { key: 'criterion', header: strings.criterion, cell: (row) => row.criterion },
              { key: 'points', header: strings.points, end: true, cell: (row) => row.points },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}
