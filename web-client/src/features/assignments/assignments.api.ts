import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';

export const assignmentsQuery = (nisCode: string) => api.queryOptions('get', '/governance/assignments', { params: { query: { area: nisCode } } });

export const useGiveAssignment = () => lasting(api.useMutation('post', '/governance/assignments', useRefresh()));
