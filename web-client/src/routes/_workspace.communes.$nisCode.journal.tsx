import { createFileRoute } from '@tanstack/react-router';
import { activityKindsQuery } from '~/api/activity-kinds';
import { activityQuery, journalQuery } from '~/features/commune/commune.api';
import { Journal, type JournalSearch } from '~/features/commune/journal';
import { parseAsOf } from '~/lib/as-of';

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

export const Route = createFileRoute('/_workspace/communes/$nisCode/journal')({
  validateSearch: (search: Record<string, unknown>): JournalSearch => ({
    noter: text(search.noter),
    fait: text(search.fait),
    critere: text(search.critere),
    retires: search.retires === true || undefined,
    voir: text(search.voir),
  }),
  loaderDeps: ({ search }) => ({ ...parseAsOf({ ...search }), kind: search.fait, criterion: search.critere, withdrawn: search.retires, chosen: search.voir }),
  loader: ({ context: { queryClient }, params: { nisCode }, deps: { asOf, chosen, ...filter } }) =>
    Promise.all([
      queryClient.query(journalQuery(nisCode, asOf, filter)),
      queryClient.query(activityKindsQuery),
      chosen ? queryClient.query(activityQuery(chosen, asOf)) : undefined,
    ]),
  component: CommuneJournal,
});

function CommuneJournal() {
  return <Journal nisCode={Route.useParams().nisCode} search={Route.useSearch()} />;
}
