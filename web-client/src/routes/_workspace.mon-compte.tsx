import { createFileRoute } from '@tanstack/react-router';
import { eventNames } from '~/features/audit/audit-words.strings';
import { accessQuery, consentsQuery, ownRecordQuery, passkeysQuery, sessionsQuery } from '~/features/own-account/own-account.api';
import { OwnAccountPage } from '~/features/own-account/own-account-page';

export const Route = createFileRoute('/_workspace/mon-compte')({
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query(accessQuery),
      queryClient.query(consentsQuery),
      queryClient.query(ownRecordQuery),
      queryClient.query(passkeysQuery),
      queryClient.query(sessionsQuery),
    ]),
  component: () => <OwnAccountPage eventNames={eventNames} />,
});
