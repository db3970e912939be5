import { createFileRoute } from '@tanstack/react-router';
import { requestsQuery } from '~/features/mentoring/mentoring.api';
import { MentoringBoardPage } from '~/features/mentoring/mentoring-board-page';
import { RequestsList } from '~/features/mentoring/requests-list';
import { requestStates, type RequestFilter } from '~/features/mentoring/requests-search';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/parrainage/')({
  validateSearch: (search: Record<string, unknown>): { etat?: RequestFilter } => ({
    etat: requestStates.find((state) => state === search.etat),
  }),
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) => context.queryClient.query(requestsQuery(deps.asOf)),
  component: Requests,
});

function Requests() {
  const { etat } = Route.useSearch();
  return (
    <MentoringBoardPage>
      <RequestsList state={etat} />
    </MentoringBoardPage>
  );
}
