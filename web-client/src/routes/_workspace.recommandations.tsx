import { createFileRoute } from '@tanstack/react-router';
import { recommendationsQuery } from '~/features/recommendations/recommendations.api';
import { RecommendationsPage } from '~/features/recommendations/recommendations-page';
import { parseRecommendations } from '~/features/recommendations/recommendations-search';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/recommandations')({
  validateSearch: parseRecommendations,
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) => context.queryClient.query(recommendationsQuery(deps.asOf)),
  component: Recommendations,
});

function Recommendations() {
  return <RecommendationsPage search={parseRecommendations({ ...Route.useSearch() })} />;
}
