import { createFileRoute } from '@tanstack/react-router';
import { communesQuery, erasuresQuery, fieldsQuery, retentionQuery } from '~/features/privacy/privacy.api';
import { PrivacyPage } from '~/features/privacy/privacy-page';

export const Route = createFileRoute('/_workspace/donnees-personnelles')({
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query(communesQuery),
      queryClient.query(erasuresQuery),
      queryClient.query(fieldsQuery),
      queryClient.query(retentionQuery),
    ]),
  component: PrivacyPage,
});
