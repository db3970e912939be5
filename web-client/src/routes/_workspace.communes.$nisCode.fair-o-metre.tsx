import { createFileRoute } from '@tanstack/react-router';
import { CommuneAssessments } from '~/features/fair-o-meter/commune-assessments';
import { assessmentsQuery, trendQuery } from '~/features/fair-o-meter/fair-o-meter.api';
import { TrendCard } from '~/features/fair-o-meter/trend-card';
import { parseAsOf } from '~/lib/as-of';
import { Stack } from '~/ui/layout';

export const Route = createFileRoute('/_workspace/communes/$nisCode/fair-o-metre')({
  validateSearch: (search: Record<string, unknown>): { grille?: number } => ({
    grille: typeof search.grille === 'number' && search.grille >= 1 ? Math.floor(search.grille) : undefined,
  }),
  loaderDeps: ({ search }) => ({ ...parseAsOf({ ...search }), grid: search.grille }),
  loader: ({ context: { queryClient }, params: { nisCode }, deps: { asOf, grid } }) =>
    Promise.all([queryClient.query(assessmentsQuery(nisCode, asOf)), queryClient.query(trendQuery(nisCode, grid, asOf))]),
  component: FairOMeters,
});

function FairOMeters() {
  const { nisCode } = Route.useParams();
  return (
    <Stack>
      <CommuneAssessments nisCode={nisCode} />
      <TrendCard nisCode={nisCode} grid={Route.useSearch().grille} />
    </Stack>
  );
}
