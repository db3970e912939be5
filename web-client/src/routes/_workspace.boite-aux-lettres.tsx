import { createFileRoute } from '@tanstack/react-router';
import { mailsQuery } from '~/features/mailbox/mailbox.api';
import { MailboxPage } from '~/features/mailbox/mailbox-page';

export const Route = createFileRoute('/_workspace/boite-aux-lettres')({
  loader: ({ context: { queryClient } }) => queryClient.query(mailsQuery),
  component: MailboxPage,
});
