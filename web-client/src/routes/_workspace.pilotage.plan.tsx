import { createFileRoute } from '@tanstack/react-router';
import { planQuery } from '~/features/work-plan/work-plan.api';
import { WorkPlanPage } from '~/features/work-plan/work-plan-page';
import { isYear, today } from '~/lib/dates';

export const Route = createFileRoute('/_workspace/pilotage/plan')({
  validateSearch: (search): { annee?: number } => ({ annee: isYear(search.annee) ? search.annee : undefined }),
  loaderDeps: ({ search }) => ({ year: search.annee ?? Number((search.asOf ?? today()).slice(0, 4)), asOf: search.asOf }),
  loader: ({ context, deps }) => context.queryClient.query(planQuery(deps.year, deps.asOf)),
  component: Plan,
});

function Plan() {
  return <WorkPlanPage year={Route.useLoaderDeps().year} />;
}
