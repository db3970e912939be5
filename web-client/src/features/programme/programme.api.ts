import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Report = components['schemas']['GetProgrammeReportResponse'];
export type List = components['schemas']['ListProgrammeReportsResponse'];
export type Result = components['schemas']['ProgrammeResult'];
export type Indicator = components['schemas']['ProgrammeIndicator'];

export const reportQuery = (year: number, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/programmeReports/{year}', { params: { path: { year }, query: { asOf } } });

export const listQuery = (asOf: Day | undefined) => api.queryOptions('get', '/campaign/programmeReports', { params: { query: { asOf } } });

export const useDraw = () => lasting(api.useMutation('post', '/campaign/programmeReports/{year}/editions', useRefresh()));
export const useRevise = () => lasting(api.useMutation('put', '/campaign/programmeReports', useRefresh()));
