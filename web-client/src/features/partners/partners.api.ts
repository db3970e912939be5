import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Partner = components['schemas']['PartnerDetails'];
export type Coverage = components['schemas']['GetCoverageResponse'];

/** What the URL of the register says. */
export interface PartnersSearch {
  asOf?: Day;
  commune?: string;
  genre?: string;
  q?: string;
  engagement?: 'oui' | 'non';
}

export const partnersQuery = ({ asOf, commune, genre, q, engagement }: PartnersSearch) =>
  api.queryOptions('get', '/partners/partners', {
    params: {
      query: {
        asOf,
        commune,
        kind: genre ? [genre] : [],
        q,
        pledged: engagement === undefined ? undefined : engagement === 'oui',
        pageSize: 200,
      },
    },
  });

export const partnerQuery = (partnerId: string, asOf?: Day) =>
  api.queryOptions('get', '/partners/partners/{partnerId}', { params: { path: { partnerId }, query: { asOf } } });

export const coverageQuery = (commune: string, asOf?: Day) =>
  api.queryOptions('get', '/partners/coverage', { params: { query: { commune, asOf } } });

export const useRegisterPartner = () => lasting(api.useMutation('post', '/partners/partners', useRefresh()));

export const useConfirmPledge = () => lasting(api.useMutation('post', '/partners/pledges', useRefresh()));

export const useMergePartners = () => lasting(api.useMutation('post', '/partners/partners/{partnerId}/merge', useRefresh()));

export const useUndoPartnerMerge = () => lasting(api.useMutation('post', '/partners/partners/{partnerId}/mergeUndoing', useRefresh()));
