import { createFileRoute } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { auditQuery } from '~/features/audit/audit.api';
import { AuditPage } from '~/features/audit/audit-page';
import { parseAudit } from '~/features/audit/audit-search';

export const Route = createFileRoute('/_workspace/modifications/')({
  validateSearch: parseAudit,
  loaderDeps: ({ search }) => parseAudit({ ...search }),
  loader: ({ context: { queryClient }, deps }) =>
    Promise.all([queryClient.query(communesQuery()), queryClient.infiniteQuery(auditQuery(deps))]),
  component: Modifications,
});

function Modifications() {
  return <AuditPage search={parseAudit({ ...Route.useSearch() })} />;
}
