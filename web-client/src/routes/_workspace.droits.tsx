import { createFileRoute } from '@tanstack/react-router';
import { rightsQuery } from '~/features/accounts/accounts.api';
import { RightsPage } from '~/features/accounts/rights-page';
import { parseRights } from '~/features/accounts/rights-search';

export const Route = createFileRoute('/_workspace/droits')({
  validateSearch: parseRights,
  loader: ({ context }) => context.queryClient.query(rightsQuery),
  component: Droits,
});

function Droits() {
  return <RightsPage role={parseRights({ ...Route.useSearch() }).role} />;
}
