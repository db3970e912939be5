import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';

export const accountsQuery = api.queryOptions('get', '/accounts', { params: { query: { pageSize: 500 } } });
export const keysQuery = api.queryOptions('get', '/keys', { params: { query: { pageSize: 500 } } });

/** Who may do what, as the program applies it. */
export const rightsQuery = api.queryOptions('get', '/refData/rights', {}, { staleTime: 600_000 });

/** All communes by name, for choosing the ones that somebody acts for. */
export const communesQuery = api.queryOptions('get', '/campaign/communes', { params: { query: { pageSize: 500 } } }, { staleTime: 600_000 });

export const useCreateAccount = () => lasting(api.useMutation('post', '/accounts', useRefresh()));
export const useDeactivate = () => lasting(api.useMutation('delete', '/accounts/{accountId}', useRefresh()));
export const useResetPassword = () => lasting(api.useMutation('post', '/accounts/{accountId}/passwordResets', useRefresh()));
export const useCreateKey = () => lasting(api.useMutation('post', '/keys', useRefresh()));
export const useRotateKey = () => lasting(api.useMutation('post', '/keys/{keyId}/rotation', useRefresh()));
export const useRevokeKey = () => lasting(api.useMutation('delete', '/keys/{keyId}', useRefresh()));
export const useInvite = () => lasting(api.useMutation('post', '/accounts/{accountId}/invitations', useRefresh()));
export const useChangeEmail = () => lasting(api.useMutation('put', '/accounts/{accountId}/email', useRefresh()));
