import { createFileRoute } from '@tanstack/react-router';
import { AccompanimentOfAlert } from '~/features/accompaniments/open-accompaniment';
import { alertQuery } from '~/features/alerts/alerts.api';
import { AlertPage } from '~/features/alerts/alert-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/alertes/$alertId')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(alertQuery(params.alertId, deps.asOf)),
  component: Alert,
});

function Alert() {
  return (
    <AlertPage
      alertId={Route.useParams().alertId}
      sequel={({ alertId, nisCode, endedOn }) => <AccompanimentOfAlert alertId={alertId} nisCode={nisCode} over={Boolean(endedOn)} />}
    />
  );
}
