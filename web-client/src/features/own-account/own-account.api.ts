import { api } from '~/api/client';
import { useMakePasskey } from '~/api/passkeys';
import { lasting, useRefresh } from '~/api/refresh';

export const accessQuery = api.queryOptions('get', '/session/access');
export const passkeysQuery = api.queryOptions('get', '/passkeys');
export const ownRecordQuery = api.queryOptions('get', '/people/me');
export const consentsQuery = api.queryOptions('get', '/people/me/consents');
export const sessionsQuery = api.queryOptions('get', '/sessions');

/** The file with everything about oneself; asked again until it is written. */
export const ownDataQuery = (taskId: string) => ({
  ...api.queryOptions('get', '/people/me/data/{taskId}', { params: { path: { taskId } } }),
  refetchInterval: (query: { state: { data?: { state: string } } }) => (query.state.data?.state === 'done' ? false : 1000),
});

export const useGiveConsent = () => lasting(api.useMutation('post', '/people/me/consents/{purpose}', useRefresh()));
export const useWithdrawConsent = () => lasting(api.useMutation('delete', '/people/me/consents/{purpose}', useRefresh()));
export const useAskOwnData = () => lasting(api.useMutation('post', '/people/me/data'));
export const useAddPasskey = () => lasting(useMakePasskey(useRefresh()));
export const useRenamePasskey = () => lasting(api.useMutation('put', '/passkeys/{passkeyId}/name', useRefresh()));
export const useRemovePasskey = () => lasting(api.useMutation('delete', '/passkeys/{passkeyId}', useRefresh()));
export const useEndSession = () => lasting(api.useMutation('delete', '/sessions/{sessionId}', useRefresh()));
export const useEndOthers = () => lasting(api.useMutation('delete', '/sessions/others', useRefresh()));
export const useCorrectOwnRecord = () => lasting(api.useMutation('patch', '/people/me', useRefresh()));
export const useEraseOwnPerson = () => lasting(api.useMutation('post', '/people/me/erasure'));
export const useAskForSecondFactor = () => lasting(api.useMutation('post', '/secondFactorKeys'));
export const useAddSecondFactor = () => lasting(api.useMutation('post', '/secondFactors', useRefresh()));
export const useRemoveSecondFactor = () => lasting(api.useMutation('delete', '/secondFactors', useRefresh()));
export const useChangePassword = () => lasting(api.useMutation('put', '/session/password', useRefresh()));
