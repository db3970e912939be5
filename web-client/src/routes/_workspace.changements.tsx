import { createFileRoute } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { activityKindsQuery } from '~/api/activity-kinds';
import { changesQuery } from '~/features/changes/changes.api';
import { ChangesPage } from '~/features/changes/changes-page';
import { parseChanges, periodOf } from '~/features/changes/changes-search';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/changements')({
  validateSearch: parseChanges,
  loaderDeps: ({ search }) => ({ ...parseAsOf({ ...search }), search: parseChanges({ ...search }) }),
  loader: ({ context: { queryClient }, deps: { asOf, search } }) =>
    Promise.all([
      queryClient.query(communesQuery(asOf)),
      queryClient.query(activityKindsQuery),
      queryClient.infiniteQuery(changesQuery(periodOf(search, asOf), search.commune)),
    ]),
  component: Changes,
});

function Changes() {
  return <ChangesPage search={parseChanges({ ...Route.useSearch() })} />;
}
