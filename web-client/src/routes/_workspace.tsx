import { createFileRoute, Outlet, redirect, useLocation } from '@tanstack/react-router';
import { isSignedOut } from '~/api/problem';
import { sessionQuery, useMay } from '~/api/session';
import { useSuspenseQuery } from '@tanstack/react-query';
import { NoRole } from '~/features/committee/no-role';
import { AccountMenu } from '~/features/session/account-menu';
import { Shell } from '~/features/shell/shell';

export const Route = createFileRoute('/_workspace')({
  beforeLoad: async ({ context, location }) => {
    try {
      const session = await context.queryClient.query(sessionQuery);
      // A role that needs a code beside the password waits for it, and nothing else is shown meanwhile.
      if (session.mustAddSecondFactor === true && location.pathname !== '/mon-compte') throw redirect({ to: '/mon-compte' });
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: '/connexion', search: { retour: location.href } });
      throw error;
    }
  },
  component: Workspace,
});

function Workspace() {
  const may = useMay();
  const { data: session } = useSuspenseQuery(sessionQuery);
  // A member of a jury may be somebody who holds no role.
  const needsNoRole = useLocation({ select: ({ pathname }) => /^\/(mon-compte|mes-avis|prix)(\/|$)/.test(pathname) });
  return (
    <Shell may={may} simulated={session.simulatedDataPresent === true} account={<AccountMenu />}>
      {session.roles.length === 0 && !needsNoRole ? <NoRole /> : <Outlet />}
    </Shell>
  );
}
