import { createFileRoute } from '@tanstack/react-router';
import { reportQuery } from '~/features/report/report.api';
import { ReportPage } from '~/features/report/report-page';
import { isYear, today } from '~/lib/dates';

export const Route = createFileRoute('/_workspace/rapport')({
  validateSearch: (search): { annee?: number } => ({ annee: isYear(search.annee) ? search.annee : undefined }),
  loaderDeps: ({ search }) => ({ year: search.annee ?? Number((search.asOf ?? today()).slice(0, 4)), asOf: search.asOf }),
  loader: ({ context, deps }) => context.queryClient.query(reportQuery(deps.year, deps.asOf)),
  component: Report,
});

function Report() {
  return <ReportPage {...Route.useLoaderDeps()} />;
}
