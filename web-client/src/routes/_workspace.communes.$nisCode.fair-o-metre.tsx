import { createFileRoute } from '@tanstack/react-router';
import { CommuneAssessments } from '~/features/fair-o-meter/commune-assessments';
import { assessmentsQuery } from '~/features/fair-o-meter/fair-o-meter.api';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/communes/$nisCode/fair-o-metre')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(assessmentsQuery(params.nisCode, deps.asOf)),
  component: FairOMeters,
});

function FairOMeters() {
  return <CommuneAssessments nisCode={Route.useParams().nisCode} />;
}
