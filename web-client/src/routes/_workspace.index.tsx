import { createFileRoute } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { parsePortfolioSearch } from '~/features/portfolio/portfolio-search';
import { PortfolioPage } from '~/features/portfolio/portfolio-page';

export const Route = createFileRoute('/_workspace/')({
  // The first screen asks while it is on its way.
  codeSplitGroupings: [['component']],
  validateSearch: parsePortfolioSearch,
  loaderDeps: ({ search }) => ({ asOf: search.asOf }),
  loader: ({ context, deps }) => context.queryClient.query(communesQuery(deps.asOf)),
  component: Portfolio,
});

function Portfolio() {
  return <PortfolioPage search={Route.useSearch()} />;
}
