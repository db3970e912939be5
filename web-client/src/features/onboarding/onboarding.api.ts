import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Onboarding = components['schemas']['GetOnboardingResponse'];

export const onboardingQuery = (asOf: Day | undefined) => api.queryOptions('get', '/campaign/onboarding', { params: { query: { asOf } } });

export const planQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/communes/{nisCode}/onboarding', { params: { path: { nisCode }, query: { asOf } } });

export const useReviseOnboarding = () => lasting(api.useMutation('put', '/campaign/onboarding', useRefresh()));
