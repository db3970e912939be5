import { createFileRoute } from '@tanstack/react-router';
import { planQuery } from '~/features/onboarding/onboarding.api';
import { PlanPage } from '~/features/onboarding/plan-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/pilotage/adhesions/$nisCode')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps, params }) => context.queryClient.query(planQuery(params.nisCode, deps.asOf)),
  component: Plan,
});

function Plan() {
  return <PlanPage nisCode={Route.useParams().nisCode} />;
}
