import { queryOptions } from '@tanstack/react-query';
import { api, client } from '~/api/client';
import { statusOf } from '~/api/problem';
import type { Day } from '~/lib/dates';

/** The mentoring pairs at work on a day, drawn as lines. */
export const pairsQuery = (asOf?: Day) =>
  api.queryOptions('get', '/learning/mentoringPairs', { params: { query: { running: true, asOf, pageSize: 200 } } });

/** The outlines of the communes, where somebody imported them; the map does without. */
export const boundariesQuery = queryOptions({
  queryKey: ['boundaries'],
  staleTime: Infinity,
  queryFn: async ({ signal }): Promise<GeoJSON.FeatureCollection | null> => {
    const { data, error } = await client.GET('/campaign/boundaries', { signal });
    if (statusOf(error) === 404) return null;
    if (error) throw error as unknown as Error;
    return data as unknown as GeoJSON.FeatureCollection;
  },
});
