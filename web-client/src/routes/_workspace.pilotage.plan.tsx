import { createFileRoute } from '@tanstack/react-router';
import { planQuery } from '~/features/work-plan/work-plan.api';
import { WorkPlanPage } from '~/features/work-plan/work-plan-page';
import { today } from '~/lib/dates';

const isYear = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 2006 && value <= 2100;

export const Route = createFileRoute('/_workspace/pilotage/plan')({
  validateSearch: (search): { annee?: number } => ({ annee: isYear(search.annee) ? search.annee : undefined }),
  loaderDeps: ({ search }) => ({ year: search.annee ?? Number((search.asOf ?? today()).slice(0, 4)), asOf: search.asOf }),
  loader: ({ context, deps }) => context.queryClient.query(planQuery(deps.year, deps.asOf)),
  component: Plan,
});

function Plan() {
  return <WorkPlanPage year={Route.useLoaderDeps().year} />;
}
