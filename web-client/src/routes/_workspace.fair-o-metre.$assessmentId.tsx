import { createFileRoute } from '@tanstack/react-router';
import { AssessmentPage } from '~/features/fair-o-meter/assessment-page';
import { assessmentQuery } from '~/features/fair-o-meter/fair-o-meter.api';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/fair-o-metre/$assessmentId')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(assessmentQuery(params.assessmentId, deps.asOf)),
  component: Assessment,
});

function Assessment() {
  const { assessmentId } = Route.useParams();
  return <AssessmentPage key={assessmentId} assessmentId={assessmentId} />;
}
