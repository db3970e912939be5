import { createFileRoute } from '@tanstack/react-router';
import { alertsQuery } from '~/features/alerts/alerts.api';
import { AlertsPage } from '~/features/alerts/alerts-page';
import { filterOf, parseAlerts } from '~/features/alerts/alerts-search';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/alertes/')({
  validateSearch: parseAlerts,
  loaderDeps: ({ search }) => ({ ...parseAsOf({ ...search }), filter: parseAlerts({ ...search }) }),
  loader: ({ context, deps }) => context.queryClient.query(alertsQuery(filterOf(deps.filter), deps.asOf)),
  component: Alerts,
});

function Alerts() {
  return <AlertsPage search={parseAlerts({ ...Route.useSearch() })} />;
}
