import { createFileRoute } from '@tanstack/react-router';
import { majorityQuery } from '~/features/elections/elections.api';
import { MajorityPage } from '~/features/elections/majority-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/pilotage/majorites/$activityId')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps, params }) => context.queryClient.query(majorityQuery(params.activityId, deps.asOf)),
  component: Majority,
});

function Majority() {
  return <MajorityPage activityId={Route.useParams().activityId} />;
}
