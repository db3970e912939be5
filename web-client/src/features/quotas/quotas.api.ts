import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

type Schemas = components['schemas'];

export type Targets = Schemas['GetTargetsResponse'];
export type TargetTable = Schemas['TargetTable'];
export type Bracket = Schemas['TargetBracket'];
export type Effect = Schemas['PreviewTargetsResponse'];

/** The kinds of partners of which a number is expected, as the table names them. */
export const kinds = ['shops', 'horeca', 'companies', 'organisations', 'schools'] as const;

export const targetsQuery = (asOf: Day | undefined) => api.queryOptions('get', '/campaign/targets', { params: { query: { asOf } } });

export const usePreviewTargets = () => lasting(api.useMutation('post', '/campaign/targets/preview'));
export const useReviseTargets = () => lasting(api.useMutation('put', '/campaign/targets', useRefresh()));
