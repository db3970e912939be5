import { createFileRoute } from '@tanstack/react-router';
import { AwardPage } from '~/features/awards/award-page';
import { awardQuery } from '~/features/awards/awards.api';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/prix/$awardId')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(awardQuery(params.awardId, deps.asOf)),
  component: Page,
});

function Page() {
  return <AwardPage awardId={Route.useParams().awardId} />;
}
