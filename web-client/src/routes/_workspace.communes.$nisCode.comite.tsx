import { createFileRoute } from '@tanstack/react-router';
import { sessionQuery, useActsFor } from '~/api/session';
import { committeeQuery } from '~/features/committee/committee.api';
import { CommitteePage } from '~/features/committee/committee-page';
import { JoinCard } from '~/features/committee/join-card';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/communes/$nisCode/comite')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: async ({ context: { queryClient }, params: { nisCode }, deps: { asOf } }) => {
    const session = await queryClient.query(sessionQuery);
    return session.roles.some((role) => nisCode.startsWith(role.area ?? '')) ? queryClient.query(committeeQuery(nisCode, asOf)) : undefined;
  },
  component: CommuneCommittee,
});

function CommuneCommittee() {
  const { nisCode } = Route.useParams();
  return useActsFor()(nisCode) ? <CommitteePage nisCode={nisCode} /> : <JoinCard nisCode={nisCode} />;
}
