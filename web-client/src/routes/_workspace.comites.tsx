import { createFileRoute } from '@tanstack/react-router';
import { committeesQuery } from '~/api/committees';
import { communesQuery } from '~/api/communes';
import { CommitteesPage } from '~/features/committee/committees-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/comites')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context: { queryClient }, deps: { asOf } }) =>
    Promise.all([queryClient.query(communesQuery(asOf)), queryClient.query(committeesQuery(asOf))]),
  component: CommitteesPage,
});
