import { createFileRoute } from '@tanstack/react-router';
import { ComparisonPage } from '~/features/fair-o-meter/comparison-page';
import { comparisonQuery } from '~/features/fair-o-meter/fair-o-meter.api';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/fair-o-metre/editions/$code_/comparaison')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(comparisonQuery(params.code, undefined, deps.asOf)),
  component: Comparison,
});

function Comparison() {
  return <ComparisonPage code={Route.useParams().code} />;
}
