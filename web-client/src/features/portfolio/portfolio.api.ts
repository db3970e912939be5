import { api } from '~/api/client';
import { addDays, today, type Day } from '~/lib/dates';

/** The facts of the week up to a day, newest first. */
export const weekQuery = (asOf?: Day) =>
  api.queryOptions('get', '/campaign/activities', { params: { query: { from: addDays(asOf ?? today(), -7), asOf, pageSize: 8 } } });

/** Alerts that nobody has taken yet. */
export const openAlertsQuery = (asOf?: Day) =>
  api.queryOptions('get', '/campaign/momentumAlerts', { params: { query: { state: ['open'], asOf, pageSize: 6 } } });

/** Mentoring requests for which a mentor is still looked for. */
export const openRequestsQuery = (asOf?: Day) =>
  api.queryOptions('get', '/learning/mentoringRequests', { params: { query: { state: 'open', asOf, pageSize: 4 } } });
