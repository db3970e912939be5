import { api } from '~/api/client';
import { lasting, useRefresh } from '~/api/refresh';

export const noticesQuery = api.queryOptions('get', '/people/me/notices');
export const noticeSettingsQuery = api.queryOptions('get', '/people/me/noticeSettings');
export const remindersQuery = api.queryOptions('get', '/reminders');
export const reminderRulesQuery = api.queryOptions('get', '/reminderRules');

export const useSetNotices = () => lasting(api.useMutation('put', '/people/me/noticeSettings/{topic}', useRefresh()));
export const usePauseReminders = () => lasting(api.useMutation('post', '/reminders/pauses', useRefresh()));
export const useResumeReminders = () => lasting(api.useMutation('post', '/reminders/resumptions', useRefresh()));
export const useReviseRules = () => lasting(api.useMutation('put', '/reminderRules', useRefresh()));
