import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { Day } from '~/lib/dates';

/** A management response has a dozen recommendations: all of them, filtered on screen. */
export const recommendationsQuery = (asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/recommendations', {
    params: { query: { asOf, status: ['notStarted', 'underway', 'done', 'dropped'] } },
  });

export const useRecordProgress = () => lasting(api.useMutation('post', '/campaign/recommendations/{code}/progress', useRefresh()));
