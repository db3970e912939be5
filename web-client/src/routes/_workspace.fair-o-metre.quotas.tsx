import { createFileRoute } from '@tanstack/react-router';
import { QuotasPage } from '~/features/quotas/quotas-page';
import { targetsQuery } from '~/features/quotas/quotas.api';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/fair-o-metre/quotas')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) => context.queryClient.query(targetsQuery(deps.asOf)),
  component: QuotasPage,
});
