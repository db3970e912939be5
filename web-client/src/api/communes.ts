import { queryOptions } from '@tanstack/react-query';
import { client } from '~/api/client';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type CommuneItem = components['schemas']['CommuneItem'];

const pageSize = 500;

/** All communes of the register on a day. The portfolio and the map show the whole of it, so every page is fetched. */
export const communesQuery = (asOf?: Day) =>
  queryOptions({
    queryKey: ['communes', asOf],
    queryFn: async ({ signal }) => {
      const communes: CommuneItem[] = [];
      let cursor: string | undefined;
      do {
        const { data, error } = await client.GET('/campaign/communes', { params: { query: { asOf, cursor, pageSize } }, signal });
        if (error) throw error as unknown as Error;
        communes.push(...data.items);
        cursor = data.next ? (new URL(data.next).searchParams.get('cursor') ?? undefined) : undefined;
      } while (cursor);
      return communes;
    },
  });
