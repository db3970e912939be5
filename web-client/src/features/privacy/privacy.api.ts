import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';

export const fieldsQuery = api.queryOptions('get', '/people/refData/personalFields');
export const retentionQuery = api.queryOptions('get', '/people/retention');
export const communesQuery = api.queryOptions('get', '/campaign/communes', { params: { query: { pageSize: 500 } } }, { staleTime: 600_000 });

/** Asked again while an erasure is on its way. */
export const erasuresQuery = {
  ...api.queryOptions('get', '/people/erasures'),
  refetchInterval: (query: { state: { data?: { items: readonly { doneAt?: string | null }[] } } }) =>
    query.state.data?.items.some((erasure) => erasure.doneAt == null) ? 2000 : (false as const),
};

export const previewQuery = (personId: string) =>
  api.queryOptions('get', '/people/{personId}/erasurePreview', { params: { path: { personId } } }, { gcTime: 0 });

export const useSearchPeople = () => lasting(api.useMutation('post', '/people/searches'));
export const useErasePerson = () => lasting(api.useMutation('post', '/people/{personId}/erasure', useRefresh()));
