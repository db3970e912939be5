import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import type { components } from '~/api/schema';
import { marks } from '~/api/vocabulary.strings';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { score } from '~/lib/numbers';
import { EmptyState } from '~/ui/feedback';
import { Checkbox } from '~/ui/field';
import { Card, Stack } from '~/ui/layout';
import { StateBadge, Tag, type State } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { pairsQuery } from './mentoring.api';
import { conditions, strings } from './mentoring.strings';

type Pair = components['schemas']['MentoringPairDetails'];

const shapes: Record<Pair['health']['condition'], State> = {
  onTrack: 'onTrack',
  watch: 'watch',
  silent: 'fading',
  paused: 'unknown',
  ended: 'unknown',
};

export function PairHealth({ health }: { health: Pair['health'] }) {
  return <StateBadge state={shapes[health.condition]}>{conditions[health.condition]}</StateBadge>;
}

const urgency: readonly Pair['health']['condition'][] = ['silent', 'watch', 'onTrack', 'paused', 'ended'];

/** The pairs that need somebody first, then those that go well. */
export function PairsList({ ended }: { ended: boolean }) {
  const navigate = useNavigate();
  const { data: page } = useSuspenseQuery(pairsQuery(useAsOf()));
  const shown = page.items
    .filter((pair) => ended || pair.health.condition !== 'ended')
    .toSorted((a, b) => urgency.indexOf(a.health.condition) - urgency.indexOf(b.health.condition));

  return (
    <Card title={strings.pairs}>
      <Stack>
        <Checkbox
          label={strings.showEnded}
          checked={ended}
          onChange={(event) => {
            const termines = event.target.checked || undefined;
            void navigate({ to: '/parrainage/binomes', search: (search) => ({ ...search, termines }) });
          }}
        />
        {shown.length === 0 ? (
          <EmptyState title={strings.noPairs}>{strings.noPairsHelp}</EmptyState>
        ) : (
          <Table
            caption={strings.pairs}
            rows={shown}
            rowKey={(pair) => pair.pairId}
            columns={[
              {
                key: 'pair',
                header: strings.pair,
                rowHeader: true,
                cell: (pair) => (
                  <>
                    <Link to="/parrainage/binomes/$pairId" params={{ pairId: pair.pairId }}>
                      {strings.pairTitle({ mentee: inWords(pair.mentee.name), mentor: inWords(pair.mentor.name) })}
                    </Link>{' '}
                    {pair.simulated && <Tag>{marks.simulated}</Tag>}
                  </>
                ),
              },
              { key: 'health', header: strings.health, cell: (pair) => <PairHealth health={pair.health} /> },
              { key: 'next', header: strings.nextSession, cell: (pair) => (pair.health.nextSessionBy ? longDay(pair.health.nextSessionBy) : null) },
              { key: 'last', header: strings.lastSession, cell: (pair) => (pair.lastSessionOn ? longDay(pair.lastSessionOn) : strings.never) },
              { key: 'count', header: strings.sessions, end: true, cell: (pair) => score(pair.sessionCount) },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}
