import { useQueryClient } from '@tanstack/react-query';
import { api } from '~/api/client';

/** Signs in; everything known from before belonged to somebody else and is forgotten. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return api.useMutation('post', '/session', { onSuccess: () => queryClient.clear() });
}

export const useSignOut = () => api.useMutation('delete', '/session');
