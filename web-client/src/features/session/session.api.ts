import { useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';
import { useSignInWithPasskey } from '~/api/passkeys';

/** After signing in, everything known from before belonged to somebody else and is forgotten. */
function useForget() {
  const queryClient = useQueryClient();
  return { onSuccess: () => queryClient.clear() };
}

export const useSignIn = () => api.useMutation('post', '/session', useForget());
export const useAskLink = () => api.useMutation('post', '/session/links');
export const useSignInWithLink = () => api.useMutation('post', '/session/linkUses', useForget());
export const usePasskey = () => useSignInWithPasskey(useForget());
export const useSignInWithCode = () => api.useMutation('post', '/session/secondFactorUses', useForget());
export const useAskProvider = () => api.useMutation('post', '/session/providerChallenges');
export const useSignOut = () => api.useMutation('delete', '/session');

export const providersQuery = api.queryOptions('get', '/session/providers', {}, { staleTime: 600_000 });
export const ownPasskeysQuery = api.queryOptions('get', '/passkeys');
