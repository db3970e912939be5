import { createFileRoute } from '@tanstack/react-router';
import { sessionQuery } from '~/api/session';
import { accountsQuery, communesQuery, keysQuery } from '~/features/accounts/accounts.api';
import { AccountsPage } from '~/features/accounts/accounts-page';

export const Route = createFileRoute('/_workspace/comptes')({
  loader: async ({ context: { queryClient } }) => {
    const session = await queryClient.query(sessionQuery);
    if (!session.allowedActions.includes('listAccounts')) return;
    await Promise.all([
      queryClient.query(accountsQuery),
      queryClient.query(keysQuery),
      queryClient.query(communesQuery),
    ]);
  },
  component: AccountsPage,
});
