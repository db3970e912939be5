import { createFileRoute } from '@tanstack/react-router';
import { pairsQuery, requestsQuery } from '~/features/mentoring/mentoring.api';
import { MentoringBoardPage } from '~/features/mentoring/mentoring-board-page';
import { PairsList } from '~/features/mentoring/pairs-list';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/parrainage/binomes/')({
  validateSearch: (search: Record<string, unknown>): { termines?: true } => ({ termines: search.termines === true || undefined }),
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) =>
    Promise.all([context.queryClient.query(pairsQuery(deps.asOf)), context.queryClient.query(requestsQuery(deps.asOf))]),
  component: Pairs,
});

function Pairs() {
  const { termines } = Route.useSearch();
  return (
    <MentoringBoardPage>
      <PairsList ended={termines === true} />
    </MentoringBoardPage>
  );
}
