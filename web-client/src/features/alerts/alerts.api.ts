import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type AlertState = components['schemas']['AlertState'];

export interface AlertFilter {
  states: readonly AlertState[];
  owner?: string;
  kind?: components['schemas']['AlertKind'];
}

export const alertsQuery = (filter: AlertFilter, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/momentumAlerts', {
    params: { query: { state: [...filter.states], owner: filter.owner, kind: filter.kind, pageSize: 200, asOf } },
  });

export const alertQuery = (alertId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/momentumAlerts/{alertId}', { params: { path: { alertId }, query: { asOf } } });

/** The request for mentoring that an alert opened, and any other of the commune. */
export const requestsOfQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/learning/mentoringRequests', { params: { query: { commune: nisCode, asOf } } });

export const useTake = () => lasting(api.useMutation('post', '/campaign/momentumAlerts/{alertId}/acknowledgement', useRefresh()));
export const useNoteContact = () => lasting(api.useMutation('post', '/campaign/momentumAlerts/{alertId}/contacts', useRefresh()));
export const useCloseAlert = () => lasting(api.useMutation('post', '/campaign/momentumAlerts/{alertId}/closure', useRefresh()));
export const usePauseWatch = () => lasting(api.useMutation('post', '/campaign/communes/{nisCode}/watchPause', useRefresh()));
export const useResumeWatch = () => lasting(api.useMutation('delete', '/campaign/communes/{nisCode}/watchPause', useRefresh()));
export const useRequestMentoring = () => lasting(api.useMutation('post', '/learning/mentoringRequests', useRefresh()));
export const useEvaluate = () => lasting(api.useMutation('post', '/campaign/momentum/evaluations', useRefresh()));
