import { createFileRoute } from '@tanstack/react-router';
import { awardsQuery } from '~/features/awards/awards.api';
import { AwardsPage } from '~/features/awards/awards-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/prix/')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) => context.queryClient.query(awardsQuery(deps.asOf)),
  component: AwardsPage,
});
