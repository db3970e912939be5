import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '~/api/client';
import { sessionQuery, useMay } from '~/api/session';
import { strings } from '~/api/who.strings';

/**
 * Names the account or key behind an id, as far as the one who asks may know: everybody knows oneself, the coordination
 * knows the accounts and keys.
 */
const nameOf = (account?: { name?: string | null; userName?: string | null }) => account?.name ?? account?.userName;

export function useWho(): (id: string | null | undefined) => string {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const may = useMay();
  const accounts = useQuery({ ...api.queryOptions('get', '/accounts', {}, { staleTime: 60_000 }), enabled: may('listAccounts') });
  const keys = useQuery({ ...api.queryOptions('get', '/keys', {}, { staleTime: 60_000 }), enabled: may('listKeys') });

  return (id) => {
    if (!id) return strings.platform;
    if (id === session.id) return strings.you;
    const [kind, own] = id.split(':');
    if (kind === 'account') return nameOf(accounts.data?.items.find((account) => account.id === own)) ?? strings.otherAccount;
    if (kind === 'key') return keys.data?.items.find((key) => key.id === own)?.name ?? strings.key;
    return strings.platform;
  };
}
