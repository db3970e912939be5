import { createFileRoute } from '@tanstack/react-router';
import { pairQuery } from '~/features/mentoring/mentoring.api';
import { PairPage } from '~/features/mentoring/pair-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/parrainage/binomes/$pairId')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(pairQuery(params.pairId, deps.asOf)),
  component: Pair,
});

function Pair() {
  return <PairPage pairId={Route.useParams().pairId} />;
}
