import { createFileRoute } from '@tanstack/react-router';
import { actsFor, sessionQuery } from '~/api/session';
import { committeeQuery } from '~/features/committee/committee.api';
import { CommitteePage } from '~/features/committee/committee-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/communes/$nisCode/comite')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: async ({ context: { queryClient }, params: { nisCode }, deps: { asOf } }) => {
    const session = await queryClient.query(sessionQuery);
    return actsFor(session, nisCode) ? queryClient.query(committeeQuery(nisCode, asOf)) : undefined;
  },
  component: CommuneCommittee,
});

function CommuneCommittee() {
  return <CommitteePage nisCode={Route.useParams().nisCode} />;
}
