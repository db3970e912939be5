import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Mandate = components['schemas']['GetCommitteeMandateView'];
export type Asking = components['schemas']['GetCommitteeAskingView'];

export const committeeQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/governance/committees/{area}', { params: { path: { area: nisCode }, query: { asOf } } });

export const useGiveMandate = () => lasting(api.useMutation('post', '/governance/mandates', useRefresh()));
export const useEndMandate = () => lasting(api.useMutation('post', '/governance/mandates/{mandateId}/end', useRefresh()));
export const useHandOver = () => lasting(api.useMutation('post', '/governance/mandates/{mandateId}/handOver', useRefresh()));
export const useRequestToJoin = () => lasting(api.useMutation('post', '/governance/joinRequests', useRefresh()));
export const useAnswerRequest = () => lasting(api.useMutation('post', '/governance/joinRequests/{requestId}/answer', useRefresh()));
