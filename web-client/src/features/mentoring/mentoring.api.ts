import { api } from '~/api/client';
import { useRefresh } from '~/api/refresh';
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

export const useProposeMentors = () => api.useMutation('post', '/learning/mentoringProposals', useRefresh());
export const useRecordDiagnosis = () => api.useMutation('post', '/learning/mentoringRequests/{requestId}/diagnoses', useRefresh());
export const useApproveProposal = () => api.useMutation('post', '/learning/mentoringRequests/{requestId}/approval', useRefresh());
export const useAccept = () => api.useMutation('post', '/learning/mentoringRequests/{requestId}/acceptance', useRefresh());
export const useDecline = () => api.useMutation('post', '/learning/mentoringRequests/{requestId}/refusal', useRefresh());
export const useCloseRequest = () => api.useMutation('post', '/learning/mentoringRequests/{requestId}/closing', useRefresh());
export const useLockMentor = () => api.useMutation('post', '/learning/mentoringRequests/{requestId}/lock', useRefresh());
export const useUnlockMentor = () => api.useMutation('delete', '/learning/mentoringRequests/{requestId}/lock', useRefresh());

export const useRecordSession = () => api.useMutation('post', '/learning/mentoringPairs/{pairId}/sessions', useRefresh());
export const useWithdrawSession = () => api.useMutation('delete', '/learning/mentoringPairs/{pairId}/sessions/{sessionId}', useRefresh());
export const useAgree = () => api.useMutation('post', '/learning/mentoringPairs/{pairId}/agreement', useRefresh());
export const useCheckIn = () => api.useMutation('post', '/learning/mentoringPairs/{pairId}/checkIns', useRefresh());
export const usePause = () => api.useMutation('post', '/learning/mentoringPairs/{pairId}/pause', useRefresh());
export const useResume = () => api.useMutation('post', '/learning/mentoringPairs/{pairId}/resumption', useRefresh());
export const useEnd = () => api.useMutation('post', '/learning/mentoringPairs/{pairId}/end', useRefresh());
export const useChangeMentor = () => api.useMutation('post', '/learning/mentoringPairs/{pairId}/mentorChange', useRefresh());

export const useOffer = () => api.useMutation('post', '/learning/mentoringProfiles/{nisCode}/offer', useRefresh());
export const useUpdateProfile = () => api.useMutation('patch', '/learning/mentoringProfiles/{nisCode}', useRefresh());
export const useWithdrawOffer = () => api.useMutation('post', '/learning/mentoringProfiles/{nisCode}/withdrawal', useRefresh());
