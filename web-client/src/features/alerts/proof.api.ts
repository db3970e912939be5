import { api } from '~/api/client';

export const proofQuery = api.queryOptions('get', '/campaign/momentum/proof');
