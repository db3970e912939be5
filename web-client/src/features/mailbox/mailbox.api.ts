import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';

export const mailsQuery = api.queryOptions('get', '/mails');

export const useDropMail = () => lasting(api.useMutation('delete', '/mails/{mailId}', useRefresh()));
