import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Award = components['schemas']['AwardView'];
export type AwardDetail = components['schemas']['GetAwardResponse'];
export type Rules = components['schemas']['AwardRules'];
export type Nomination = components['schemas']['NominationView'];
export type Juror = components['schemas']['JurorView'];
export type Results = components['schemas']['GetAwardResultsResponse'];
export type Found = components['schemas']['SearchPeopleFound'];

export const awardsQuery = (asOf: Day | undefined) => api.queryOptions('get', '/campaign/awards', { params: { query: { asOf } } });

export const awardQuery = (awardId: string, asOf: Day | undefined) => api.queryOptions('get', '/campaign/awards/{awardId}', { params: { path: { awardId }, query: { asOf } } });

export const resultsQuery = (awardId: string, asOf: Day | undefined) => api.queryOptions('get', '/campaign/awards/{awardId}/results', { params: { path: { awardId }, query: { asOf } } });

/** The latest facts of a commune's ledger, of which some show what is nominated. */
export const factsQuery = (nisCode: string) =>
  api.queryOptions('get', '/campaign/activities', { params: { query: { nisCode, pageSize: 50 } } }, { enabled: nisCode !== '' });

export const usePlanAward = () => lasting(api.useMutation('post', '/campaign/awards', useRefresh()));
export const useReviseAward = () => lasting(api.useMutation('put', '/campaign/awards/{awardId}', useRefresh()));
export const useOpenCall = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/call', useRefresh()));
export const useExtend = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/extension', useRefresh()));
export const useOpenScoring = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/scoring', useRefresh()));
export const usePublish = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/results', useRefresh()));
export const useCancelAward = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/cancellation', useRefresh()));
export const useNominate = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/nominations', useRefresh()));
export const useReviseNomination = () => lasting(api.useMutation('put', '/campaign/awards/{awardId}/nominations/{nominationId}', useRefresh()));
export const useWithdrawNomination = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/nominations/{nominationId}/withdrawal', useRefresh()));
export const useScreen = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/nominations/{nominationId}/screening', useRefresh()));
export const useNameJuror = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/jury', useRefresh()));
export const useDismissJuror = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/jury/{personId}/dismissal', useRefresh()));
export const useRecordConflict = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/jury/{personId}/conflicts', useRefresh()));
export const useDeclareInterests = () => lasting(api.useMutation('post', '/campaign/awards/{awardId}/interests', useRefresh()));
export const useScoreNomination = () => lasting(api.useMutation('put', '/campaign/awards/{awardId}/nominations/{nominationId}/score', useRefresh()));

/** Finds people who could sit in a jury. */
export const useFindPeople = () => lasting(api.useMutation('post', '/people/searches'));
