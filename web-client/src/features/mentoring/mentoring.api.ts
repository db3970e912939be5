import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';
import type { Day } from '~/lib/dates';

/** As many as one answer may hold: a board shows all that is open at once. */
const wholeBoard = 500;

export const requestsQuery = (asOf: Day | undefined) =>
  api.queryOptions('get', '/learning/mentoringRequests', { params: { query: { asOf, pageSize: wholeBoard } } });

export const requestQuery = (requestId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/learning/mentoringRequests/{requestId}', { params: { path: { requestId }, query: { asOf } } });

export const pairsQuery = (asOf: Day | undefined) =>
  api.queryOptions('get', '/learning/mentoringPairs', { params: { query: { asOf, pageSize: wholeBoard } } });

export const pairQuery = (pairId: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/learning/mentoringPairs/{pairId}', { params: { path: { pairId }, query: { asOf } } });

export const profilesQuery = (asOf: Day | undefined) =>
  api.queryOptions('get', '/learning/mentoringProfiles', { params: { query: { asOf, pageSize: wholeBoard } } });

export const profileQuery = (nisCode: string, asOf: Day | undefined) =>
  api.queryOptions('get', '/learning/mentoringProfiles/{nisCode}', { params: { path: { nisCode }, query: { asOf } } });

export const questionnaireQuery = api.queryOptions('get', '/learning/barrierQuestionnaire', {}, { staleTime: Infinity });

export const useProposeMentors = () => lasting(api.useMutation('post', '/learning/mentoringProposals', useRefresh()));
export const useRecordDiagnosis = () => lasting(api.useMutation('post', '/learning/mentoringRequests/{requestId}/diagnoses', useRefresh()));
export const useApproveProposal = () => lasting(api.useMutation('post', '/learning/mentoringRequests/{requestId}/approval', useRefresh()));
export const useAccept = () => lasting(api.useMutation('post', '/learning/mentoringRequests/{requestId}/acceptance', useRefresh()));
export const useDecline = () => lasting(api.useMutation('post', '/learning/mentoringRequests/{requestId}/refusal', useRefresh()));
export const useCloseRequest = () => lasting(api.useMutation('post', '/learning/mentoringRequests/{requestId}/closing', useRefresh()));
export const useLockMentor = () => lasting(api.useMutation('post', '/learning/mentoringRequests/{requestId}/lock', useRefresh()));
export const useUnlockMentor = () => lasting(api.useMutation('delete', '/learning/mentoringRequests/{requestId}/lock', useRefresh()));

export const useRecordSession = () => lasting(api.useMutation('post', '/learning/mentoringPairs/{pairId}/sessions', useRefresh()));
export const useWithdrawSession = () => lasting(api.useMutation('delete', '/learning/mentoringPairs/{pairId}/sessions/{sessionId}', useRefresh()));
export const useAgree = () => lasting(api.useMutation('post', '/learning/mentoringPairs/{pairId}/agreement', useRefresh()));
export const useCheckIn = () => lasting(api.useMutation('post', '/learning/mentoringPairs/{pairId}/checkIns', useRefresh()));
export const usePause = () => lasting(api.useMutation('post', '/learning/mentoringPairs/{pairId}/pause', useRefresh()));
export const useResume = () => lasting(api.useMutation('post', '/learning/mentoringPairs/{pairId}/resumption', useRefresh()));
export const useEnd = () => lasting(api.useMutation('post', '/learning/mentoringPairs/{pairId}/end', useRefresh()));
export const useChangeMentor = () => lasting(api.useMutation('post', '/learning/mentoringPairs/{pairId}/mentorChange', useRefresh()));

export const useOffer = () => lasting(api.useMutation('post', '/learning/mentoringProfiles/{nisCode}/offer', useRefresh()));
export const useUpdateProfile = () => lasting(api.useMutation('patch', '/learning/mentoringProfiles/{nisCode}', useRefresh()));
export const useWithdrawOffer = () => lasting(api.useMutation('post', '/learning/mentoringProfiles/{nisCode}/withdrawal', useRefresh()));
