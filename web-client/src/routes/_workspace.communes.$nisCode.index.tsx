import { createFileRoute } from '@tanstack/react-router';
import { AccompanimentsOfCommune } from '~/features/accompaniments/open-accompaniment';
import { ChangesCard } from '~/features/changes/changes-card';
import { activityKindsQuery } from '~/api/activity-kinds';
import { alertsOfQuery, criteriaQuery, journalQuery, mentoringOfQuery, pairsOfQuery } from '~/features/commune/commune.api';
import { Overview } from '~/features/commune/overview';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/communes/$nisCode/')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context: { queryClient }, params: { nisCode }, deps: { asOf } }) =>
    Promise.all([
      queryClient.query(activityKindsQuery),
      queryClient.query(criteriaQuery(nisCode, asOf)),
      queryClient.query(journalQuery(nisCode, asOf)),
      queryClient.query(alertsOfQuery(nisCode, asOf)),
      queryClient.query(mentoringOfQuery(nisCode, asOf)),
      queryClient.query(pairsOfQuery(nisCode, asOf)),
    ]),
  component: CommuneOverview,
});

function CommuneOverview() {
  const { nisCode } = Route.useParams();
  return (
    <Overview
      nisCode={nisCode}
      accompaniment={<AccompanimentsOfCommune nisCode={nisCode} />}
      changes={<ChangesCard nisCode={nisCode} />}
    />
  );
}
