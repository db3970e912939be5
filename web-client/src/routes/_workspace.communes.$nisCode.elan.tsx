import { createFileRoute } from '@tanstack/react-router';
import { activityKindsQuery } from '~/api/activity-kinds';
import { alertsOfQuery, journalQuery } from '~/features/commune/commune.api';
import { MomentumPart } from '~/features/commune/momentum-part';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/communes/$nisCode/elan')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context: { queryClient }, params: { nisCode }, deps: { asOf } }) =>
    Promise.all([
      queryClient.query(journalQuery(nisCode, asOf)),
      queryClient.query(alertsOfQuery(nisCode, asOf)),
      queryClient.query(activityKindsQuery),
    ]),
  component: CommuneMomentum,
});

function CommuneMomentum() {
  return <MomentumPart nisCode={Route.useParams().nisCode} />;
}
