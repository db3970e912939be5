import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { Day } from '~/lib/dates';

export const communeQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/communes/{nisCode}', { params: { path: { nisCode }, query: { asOf } } });

export const titleFileQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/communes/{nisCode}/titleFile', { params: { path: { nisCode }, query: { asOf } } });

export const criteriaQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/communes/{nisCode}/criteria', { params: { path: { nisCode }, query: { asOf } } });

export const criterionQuery = (nisCode: string, code: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/communes/{nisCode}/criteria/{code}', { params: { path: { nisCode, code }, query: { asOf } } });

export const momentumQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/communes/{nisCode}/momentum', { params: { path: { nisCode }, query: { asOf } } });


export const activityQuery = (activityId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/activities/{activityId}', { params: { path: { activityId }, query: { asOf } } });

export interface JournalFilter {
  kind?: string;
  criterion?: string;
  withdrawn?: boolean;
}

const factsShown = 100;

export const journalQuery = (nisCode: string, asOf: Day | undefined, filter: JournalFilter = {}) =>
  api.queryOptions('get', '/campaign/activities', {
    params: {
      query: {
        nisCode,
        asOf,
        pageSize: factsShown,
        kind: filter.kind ? [filter.kind] : undefined,
        criterion: filter.criterion,
        includeWithdrawn: filter.withdrawn,
      },
    },
  });

export const alertsOfQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/momentumAlerts', {
    params: { query: { nisCode, asOf, state: ['open', 'acknowledged', 'regained', 'closed'] } },
  });

export const mentoringOfQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/learning/mentoringRequests', { params: { query: { commune: nisCode, asOf } } });

export const pairsOfQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/learning/mentoringPairs', { params: { query: { commune: nisCode, running: true, asOf } } });

export const useRecordActivity = () => lasting(api.useMutation('post', '/campaign/activities', useRefresh()));
export const useCorrectActivity = () => lasting(api.useMutation('put', '/campaign/activities/{activityId}', useRefresh()));
export const useWithdrawActivity = () => lasting(api.useMutation('post', '/campaign/activities/{activityId}/withdrawal', useRefresh()));

export const useRecordStep = () => lasting(api.useMutation('post', '/campaign/communes/{nisCode}/titleFile/steps', useRefresh()));
export const useRecordResolution = () => lasting(api.useMutation('post', '/campaign/communes/{nisCode}/titleFile/resolutions', useRefresh()));
export const useCorrectStep = () => lasting(api.useMutation('put', '/campaign/communes/{nisCode}/titleFile/steps/{stepId}', useRefresh()));
export const useWithdrawStep = () => lasting(api.useMutation('post', '/campaign/communes/{nisCode}/titleFile/steps/{stepId}/withdrawal', useRefresh()));
export const useSetDeadline = () => lasting(api.useMutation('put', '/campaign/communes/{nisCode}/titleFile/deadline', useRefresh()));

export const useCallForHelp = () => lasting(api.useMutation('post', '/campaign/communes/{nisCode}/helpCalls', useRefresh()));
export const useRequestMentoring = () => lasting(api.useMutation('post', '/learning/mentoringRequests', useRefresh()));
export const usePauseWatch = () => lasting(api.useMutation('post', '/campaign/communes/{nisCode}/watchPause', useRefresh()));
export const useResumeWatch = () => lasting(api.useMutation('delete', '/campaign/communes/{nisCode}/watchPause', useRefresh()));
