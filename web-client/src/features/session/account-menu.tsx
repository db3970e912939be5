import { hashKey, useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { explain } from '~/api/problem';
import { sessionQuery, useMay } from '~/api/session';
import { Button, LinkButton } from '~/ui/button';
import { Disclosure } from '~/ui/dialog';
import { VisuallyHidden } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { providersQuery, useSignOut } from './session.api';
import { strings } from './session.strings';

/** Everything known so far belonged to whoever left; the organisations on the page of signing in belong to nobody. */
function forget(queryClient: QueryClient): void {
  const ofNobody = hashKey(providersQuery.queryKey);
  queryClient.removeQueries({ predicate: ({ queryHash }) => queryHash !== ofNobody });
  queryClient.getMutationCache().clear();
}

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const may = useMay();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const show = useToast();
  const signOut = useSignOut();

  function leave() {
    signOut.mutate(
      {},
      {
        onSuccess: () => void navigate({ to: '/connexion' }).then(() => forget(queryClient)),
        onError: (error) => show({ text: explain(error) }),
      },
    );
  }

  return (
    <Disclosure
      label={
        <span>
          <VisuallyHidden>{strings.account} </VisuallyHidden>
          {session.displayName}
        </span>
      }
    >
      <LinkButton to="/mon-compte" look="quiet">
        {strings.ownAccount}
      </LinkButton>
      <LinkButton to="/mes-avis" look="quiet">
        {strings.notices}
      </LinkButton>
      {may('listReminders') && (
        <LinkButton to="/rappels" look="quiet">
          {strings.reminders}
        </LinkButton>
      )}
      {may('listAccounts') && (
        <LinkButton to="/comptes" look="quiet">
          {strings.accountsAndKeys}
        </LinkButton>
      )}
      {may('listMails') && (
        <LinkButton to="/boite-aux-lettres" look="quiet">
          {strings.mailbox}
        </LinkButton>
      )}
      <Button busy={signOut.isPending} onClick={leave}>
        {strings.signOut}
      </Button>
    </Disclosure>
  );
}
