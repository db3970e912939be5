import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, client } from '~/api/client';
import type { components } from '~/api/schema';
import type { Period } from './changes-search';

export type Change = components['schemas']['ChangeView'];

/** What was recorded after the first day, up to and including the second; newest first, page by page. */
export const changesQuery = ({ from, to }: Period, nisCode: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['changes', from, to, nisCode],
    queryFn: async ({ pageParam, signal }) => {
      const { data, error } = await client.GET('/campaign/changes', {
        params: { query: { from, to, nisCode, cursor: pageParam, pageSize: 100 } },
        signal,
      });
      if (error) throw error as unknown as Error;
      return data;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => (next ? (new URL(next).searchParams.get('cursor') ?? undefined) : undefined),
  });

export const fewChangesQuery = ({ from, to }: Period, nisCode: string) =>
  api.queryOptions('get', '/campaign/changes', { params: { query: { from, to, nisCode, pageSize: 8 } } });
