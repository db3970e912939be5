import { createFileRoute } from '@tanstack/react-router';
import { reportQuery } from '~/features/report/report.api';
import { ReportPage } from '~/features/report/report-page';
import { today } from '~/lib/dates';

const isYear = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 2006 && value <= 2100;

export const Route = createFileRoute('/_workspace/rapport')({
  validateSearch: (search): { annee?: number } => ({ annee: isYear(search.annee) ? search.annee : undefined }),
  loaderDeps: ({ search }) => ({ year: search.annee ?? Number((search.asOf ?? today()).slice(0, 4)), asOf: search.asOf }),
  loader: ({ context, deps }) => context.queryClient.query(reportQuery(deps.year, deps.asOf)),
  component: Report,
});

function Report() {
  return <ReportPage {...Route.useLoaderDeps()} />;
}
