import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Action = components['schemas']['PlannedActionView'];

export const planQuery = (year: number, asOf: Day | undefined) => api.queryOptions('get', '/campaign/plannedActions', { params: { query: { year, asOf } } });

/** The recommendations that an action can serve, by code and title. */
export const servedQuery = api.queryOptions('get', '/campaign/recommendations', { params: { query: {} } });

export const usePlan = () => lasting(api.useMutation('post', '/campaign/plannedActions', useRefresh()));
export const useReplan = () => lasting(api.useMutation('put', '/campaign/plannedActions/{actionId}', useRefresh()));
export const useSettle = () => lasting(api.useMutation('post', '/campaign/plannedActions/{actionId}/outcome', useRefresh()));
export const useTake = () => lasting(api.useMutation('put', '/campaign/plannedActions/{actionId}/owner', useRefresh()));
