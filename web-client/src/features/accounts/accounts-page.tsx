import { useMay } from '~/api/session';
import { PageHead, Stack } from '~/ui/layout';
import { AccountsCard } from './accounts-card';
import { strings } from './accounts.strings';
import { KeysCard } from './keys-card';

/** The accounts and keys of all, for whoever may manage them. */
export function AccountsPage() {
  const may = useMay();
  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} />
      {may('listAccounts') && <AccountsCard />}
      {may('listKeys') && <KeysCard />}
    </Stack>
  );
}
