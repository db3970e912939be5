import { createFileRoute, Outlet } from '@tanstack/react-router';
import { actsFor, sessionQuery, useActsFor } from '~/api/session';
import { JoinCard } from '~/features/committee/join-card';
import { communeQuery, momentumQuery, titleFileQuery } from '~/features/commune/commune.api';
import { CommuneLayout } from '~/features/commune/commune-layout';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/communes/$nisCode')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: async ({ context: { queryClient }, params: { nisCode }, deps: { asOf } }) => {
    const own = actsFor(await queryClient.query(sessionQuery), nisCode);
    return Promise.all([
      queryClient.query(communeQuery(nisCode, asOf)),
      queryClient.query(titleFileQuery(nisCode, asOf)),
      own ? queryClient.query(momentumQuery(nisCode, asOf)) : undefined,
    ]);
  },
  component: Commune,
});

function Commune() {
  const { nisCode } = Route.useParams();
  const own = useActsFor()(nisCode);
  return <CommuneLayout nisCode={nisCode}>{own ? <Outlet /> : <JoinCard nisCode={nisCode} />}</CommuneLayout>;
}
