import { createFileRoute } from '@tanstack/react-router';
import { progressQuery } from '~/features/fair-o-meter/fair-o-meter.api';
import { ProgressPage } from '~/features/fair-o-meter/progress-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/fair-o-metre/editions/$code_/progres')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(progressQuery(params.code, deps.asOf)),
  component: Progress,
});

function Progress() {
  return <ProgressPage code={Route.useParams().code} />;
}
