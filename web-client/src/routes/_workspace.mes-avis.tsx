import { createFileRoute } from '@tanstack/react-router';
import { noticeSettingsQuery, noticesQuery } from '~/features/notices/notices.api';
import { NoticesPage } from '~/features/notices/notices-page';

export const Route = createFileRoute('/_workspace/mes-avis')({
  loader: ({ context: { queryClient } }) => Promise.all([queryClient.query(noticesQuery), queryClient.query(noticeSettingsQuery)]),
  component: NoticesPage,
});
