import { createFileRoute } from '@tanstack/react-router';
import { accompanimentQuery } from '~/features/accompaniments/accompaniments.api';
import { AccompanimentPage } from '~/features/accompaniments/accompaniment-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/accompagnements/$caseId')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(accompanimentQuery(params.caseId, deps.asOf)),
  component: Accompaniment,
});

function Accompaniment() {
  return <AccompanimentPage caseId={Route.useParams().caseId} />;
}
