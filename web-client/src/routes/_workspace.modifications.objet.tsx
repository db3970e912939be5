import { createFileRoute, redirect } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { objectAuditQuery } from '~/features/audit/audit.api';
import { parseAudit } from '~/features/audit/audit-search';
import { ObjectAuditPage } from '~/features/audit/object-page';

export const Route = createFileRoute('/_workspace/modifications/objet')({
  validateSearch: parseAudit,
  // Of which object has to be said.
  beforeLoad: ({ search }) => {
    if (search.objet === undefined) throw redirect({ to: '/modifications' });
  },
  loaderDeps: ({ search }) => ({ object: search.objet ?? '' }),
  loader: ({ context: { queryClient }, deps: { object } }) =>
    Promise.all([queryClient.query(communesQuery()), queryClient.query(objectAuditQuery(object))]),
  component: History,
});

function History() {
  return <ObjectAuditPage object={Route.useSearch().objet ?? ''} />;
}
