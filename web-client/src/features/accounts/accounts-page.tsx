import { useMay } from '~/api/session';
import { LinkButton } from '~/ui/button';
import { PageHead, Stack } from '~/ui/layout';
import { AccountsCard } from './accounts-card';
import { strings } from './accounts.strings';
import { KeysCard } from './keys-card';

/** The accounts and keys of all, for whoever may manage them. */
export function AccountsPage() {
  const may = useMay();
  return (
    <Stack>
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            {may('listRetention') && <LinkButton to="/donnees-personnelles">{strings.toPrivacy}</LinkButton>}
            <LinkButton to="/droits">{strings.toRights}</LinkButton>
            {may('listAudit') && <LinkButton to="/modifications">{strings.toAudit}</LinkButton>}
          </>
        }
      />
      {may('listAccounts') && <AccountsCard />}
      {may('listKeys') && <KeysCard />}
    </Stack>
  );
}
