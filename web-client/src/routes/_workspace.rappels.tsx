import { createFileRoute } from '@tanstack/react-router';
import { reminderRulesQuery, remindersQuery } from '~/features/notices/notices.api';
import { RemindersPage } from '~/features/notices/reminders-page';

export const Route = createFileRoute('/_workspace/rappels')({
  loader: ({ context: { queryClient } }) => Promise.all([queryClient.query(remindersQuery), queryClient.query(reminderRulesQuery)]),
  component: RemindersPage,
});
