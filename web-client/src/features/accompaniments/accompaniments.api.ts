import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Accompaniment = components['schemas']['AccompanimentView'];

interface AccompanimentFilter {
  /** Running or closed ones only; all of them where absent. */
  open?: boolean;
  nisCode?: string;
}

export const accompanimentsQuery = (filter: AccompanimentFilter, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/accompaniments', { params: { query: { ...filter, pageSize: 200, asOf } } });

export const accompanimentQuery = (caseId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/accompaniments/{caseId}', { params: { path: { caseId }, query: { asOf } } });

/** The alerts of a commune that are not over: an accompaniment follows from one of them. */
export const runningAlertsQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/momentumAlerts', { params: { query: { nisCode, state: ['open', 'acknowledged'], asOf } } });

export const useOpenAccompaniment = () => lasting(api.useMutation('post', '/campaign/accompaniments', useRefresh()));
export const useSetGoal = () => lasting(api.useMutation('post', '/campaign/accompaniments/{caseId}/goals', useRefresh()));
export const useReachGoal = () => lasting(api.useMutation('post', '/campaign/accompaniments/{caseId}/reachedGoals', useRefresh()));
export const useNoteContact = () => lasting(api.useMutation('post', '/campaign/accompaniments/{caseId}/contacts', useRefresh()));
export const useCloseAccompaniment = () => lasting(api.useMutation('post', '/campaign/accompaniments/{caseId}/closure', useRefresh()));
