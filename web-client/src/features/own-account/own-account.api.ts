import { api } from '~/api/client';
import { useMakePasskey } from '~/api/passkeys';
import { lasting, useRefresh } from '~/api/refresh';

export const accessQuery = api.queryOptions('get', '/session/access');
export const passkeysQuery = api.queryOptions('get', '/passkeys');
export const ownRecordQuery = api.queryOptions('get', '/people/me');
export const sessionsQuery = api.queryOptions('get', '/sessions');

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
