import { api } from '~/api/client';
import type { Day } from '~/lib/dates';

export const reportQuery = (year: number, asOf?: Day) =>
  api.queryOptions('get', '/campaign/reports/{year}', { params: { path: { year }, query: { asOf } } });
