import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery, useMay } from '~/api/session';
import { PageHead, Stack } from '~/ui/layout';
import { AccountsCard } from './accounts-card';
import { strings } from './accounts.strings';
import { KeysCard } from './keys-card';
import { OwnPasswordCard } from './own-password-card';

/** One's own password for everybody; the accounts and keys of all for whoever may manage them. */
export function AccountsPage() {
  const may = useMay();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const manages = may('listAccounts');
  return (
    <Stack>
      <PageHead title={manages ? strings.title : strings.titleOwn} lead={manages ? strings.lead : undefined} />
      {session.mustChangePassword && <OwnPasswordCard />}
      {manages && <AccountsCard />}
      {may('listKeys') && <KeysCard />}
      {!session.mustChangePassword && <OwnPasswordCard />}
    </Stack>
  );
}
