import { createFileRoute } from '@tanstack/react-router';
import { accompanimentsQuery } from '~/features/accompaniments/accompaniments.api';
import { AccompanimentsPage } from '~/features/accompaniments/accompaniments-page';
import { filterOf, parseAccompaniments } from '~/features/accompaniments/accompaniments-search';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/accompagnements/')({
  validateSearch: parseAccompaniments,
  loaderDeps: ({ search }) => ({ ...parseAsOf({ ...search }), filter: parseAccompaniments({ ...search }) }),
  loader: ({ context, deps }) => context.queryClient.query(accompanimentsQuery(filterOf(deps.filter), deps.asOf)),
  component: Accompaniments,
});

function Accompaniments() {
  return <AccompanimentsPage search={parseAccompaniments({ ...Route.useSearch() })} />;
}
