import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { actsFor, sessionQuery, useMay } from '~/api/session';
import { AssignmentsCard } from '~/features/assignments/assignments-card';
import { committeeQuery } from '~/features/committee/committee.api';
import { CommitteePage } from '~/features/committee/committee-page';
import { parseAsOf, useAsOf } from '~/lib/as-of';
import { Stack } from '~/ui/layout';

export const Route = createFileRoute('/_workspace/communes/$nisCode/comite')({
  validateSearch: (search: Record<string, unknown>): { nommer?: true } => (search.nommer === true ? { nommer: true } : {}),
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: async ({ context: { queryClient }, params: { nisCode }, deps: { asOf } }) => {
    const session = await queryClient.query(sessionQuery);
    return actsFor(session, nisCode) ? queryClient.query(committeeQuery(nisCode, asOf)) : undefined;
  },
  component: CommuneCommittee,
});

function CommuneCommittee() {
  const { nisCode } = Route.useParams();
  const asOf = useAsOf();
  const may = useMay();
  const { data: committee } = useSuspenseQuery(committeeQuery(nisCode, asOf));
  const members = new Map(committee.mandates.filter((mandate) => mandate.holds && mandate.name).map(({ personId, name }) => [personId, name ?? '']));
  return (
    <Stack>
      <CommitteePage nisCode={nisCode} naming={Route.useSearch().nommer} />
      {asOf === undefined && may('listAssignments') && (
        <AssignmentsCard nisCode={nisCode} members={[...members].map(([value, label]) => ({ value, label }))} />
      )}
    </Stack>
  );
}
