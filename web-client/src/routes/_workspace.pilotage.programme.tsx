import { createFileRoute } from '@tanstack/react-router';
import { listQuery, reportQuery } from '~/features/programme/programme.api';
import { ProgrammePage } from '~/features/programme/programme-page';
import { isYear, today } from '~/lib/dates';

export const Route = createFileRoute('/_workspace/pilotage/programme')({
  validateSearch: (search): { annee?: number } => ({ annee: isYear(search.annee) ? search.annee : undefined }),
  loaderDeps: ({ search }) => ({ year: search.annee ?? Number((search.asOf ?? today()).slice(0, 4)), asOf: search.asOf }),
  loader: ({ context, deps }) => Promise.all([context.queryClient.query(reportQuery(deps.year, deps.asOf)), context.queryClient.query(listQuery(deps.asOf))]),
  component: Programme,
});

function Programme() {
  return <ProgrammePage year={Route.useLoaderDeps().year} />;
}
