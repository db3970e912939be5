import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Watch = components['schemas']['GetElectionWatchResponse'];
export type Majority = components['schemas']['GetMajorityChangeResponse'];
export type Support = components['schemas']['MajoritySupport'];

export const watchQuery = (asOf: Day | undefined) => api.queryOptions('get', '/campaign/electionWatch', { params: { query: { asOf } } });

export const majorityQuery = (activityId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/majorityChanges/{activityId}', { params: { path: { activityId }, query: { asOf } } });

export const useRecordMajority = () => lasting(api.useMutation('post', '/campaign/communes/{nisCode}/majorityChanges', useRefresh()));
export const useDescribeMajority = () => lasting(api.useMutation('put', '/campaign/majorityChanges/{activityId}', useRefresh()));
export const useReviseWatch = () => lasting(api.useMutation('put', '/campaign/electionWatch', useRefresh()));
export const useWithdraw = () => lasting(api.useMutation('post', '/campaign/activities/{activityId}/withdrawal', useRefresh()));
