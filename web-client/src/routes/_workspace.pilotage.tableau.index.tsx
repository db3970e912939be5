import { createFileRoute } from '@tanstack/react-router';
import { activityKindsQuery } from '~/api/activity-kinds';
import { DashboardPage } from '~/features/dashboard/dashboard-page';
import { dashboardQuery } from '~/features/dashboard/dashboard.api';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/pilotage/tableau/')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) => Promise.all([context.queryClient.query(dashboardQuery(deps.asOf)), context.queryClient.query(activityKindsQuery)]),
  component: DashboardPage,
});
