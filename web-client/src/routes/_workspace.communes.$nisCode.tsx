import { createFileRoute, Outlet } from '@tanstack/react-router';
import { communeQuery, momentumQuery, titleFileQuery } from '~/features/commune/commune.api';
import { CommuneLayout } from '~/features/commune/commune-layout';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/communes/$nisCode')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context: { queryClient }, params: { nisCode }, deps: { asOf } }) =>
    Promise.all([
      queryClient.query(communeQuery(nisCode, asOf)),
      queryClient.query(titleFileQuery(nisCode, asOf)),
      queryClient.query(momentumQuery(nisCode, asOf)),
    ]),
  component: Commune,
});

function Commune() {
  return (
    <CommuneLayout nisCode={Route.useParams().nisCode}>
      <Outlet />
    </CommuneLayout>
  );
}
