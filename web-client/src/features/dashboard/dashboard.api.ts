import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, client } from '~/api/client';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Dashboard = components['schemas']['GetDashboardResponse'];
export type TileLine = components['schemas']['ListDashboardTileLineView'];

/** What the URL of a list says: which of the things that a tile counts. */
export interface TileSearch {
  region?: string;
  classe?: string;
  quoi?: string;
}

export const dashboardQuery = (asOf: Day | undefined) => api.queryOptions('get', '/campaign/dashboard', { params: { query: { asOf } } });

const pageSize = 200;

/** The list behind a tile, page after page. */
export const tileQuery = (tile: string, { region, classe, quoi }: TileSearch, asOf: Day | undefined) =>
  infiniteQueryOptions({
    queryKey: ['dashboard', tile, region, classe, quoi, asOf],
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/campaign/dashboard/{tile}', {
        params: { path: { tile }, query: { region, class: classe, what: quoi, cursor: pageParam, pageSize, asOf } },
        signal,
      });
      if (error) throw error as unknown as Error;
      return data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.next ? (new URL(page.next).searchParams.get('cursor') ?? undefined) : undefined),
  });
