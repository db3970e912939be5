import { createFileRoute } from '@tanstack/react-router';
import { watchQuery } from '~/features/elections/elections.api';
import { ElectionsPage } from '~/features/elections/elections-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/pilotage/elections')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) => context.queryClient.query(watchQuery(deps.asOf)),
  component: ElectionsPage,
});
