import { createFileRoute } from '@tanstack/react-router';
import { requestQuery } from '~/features/mentoring/mentoring.api';
import { RequestPage } from '~/features/mentoring/request-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/parrainage/demandes/$requestId')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(requestQuery(params.requestId, deps.asOf)),
  component: Request,
});

function Request() {
  return <RequestPage requestId={Route.useParams().requestId} />;
}
