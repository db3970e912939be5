import { queryOptions } from '@tanstack/react-query';
import { client } from '~/api/client';
import type { CommuneItem } from '~/api/communes';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type CommitteeItem = components['schemas']['ListCommitteesItem'];

const pageSize = 500;

/** All committees of which something is known, whole: they are set beside the register. */
export const committeesQuery = (asOf: Day | undefined) =>
  queryOptions({
    queryKey: ['committees', asOf],
    queryFn: async ({ signal }) => {
      const committees: CommitteeItem[] = [];
      let cursor: string | undefined;
      do {
        const { data, error } = await client.GET('/governance/committees', { params: { query: { asOf, cursor, pageSize } }, signal });
        if (error) throw error as unknown as Error;
        committees.push(...data.items);
        cursor = data.next ? (new URL(data.next).searchParams.get('cursor') ?? undefined) : undefined;
      } while (cursor);
      return committees;
    },
  });

// Those that have a title or are on the way to it; the others need no committee.
const inCampaign: readonly CommuneItem['titleStatus'][] = ['registered', 'candidate', 'titled', 'suspended'];

/** The communes of the campaign in which nobody can keep the committee: no chair and no secretary who can sign in. */
export function withoutKeeper(communes: readonly CommuneItem[], committees: readonly CommitteeItem[]): CommuneItem[] {
  const kept = new Set(committees.filter(({ withAccount }) => withAccount > 0).map(({ nisCode }) => nisCode));
  return communes.filter(({ nisCode, titleStatus }) => inCampaign.includes(titleStatus) && !kept.has(nisCode));
}
