import { createFileRoute } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { undoableQuery } from '~/features/audit/audit.api';
import { UndoPage } from '~/features/audit/undo-page';

export const Route = createFileRoute('/_workspace/mes-actions')({
  loader: ({ context: { queryClient } }) => Promise.all([queryClient.query(communesQuery()), queryClient.query(undoableQuery)]),
  component: UndoPage,
});
