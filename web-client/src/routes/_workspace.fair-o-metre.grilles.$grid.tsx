import { createFileRoute } from '@tanstack/react-router';
import { gridQuery } from '~/features/fair-o-meter/fair-o-meter.api';
import { GridPage } from '~/features/fair-o-meter/grid-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/fair-o-metre/grilles/$grid')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(gridQuery(Number(params.grid), deps.asOf)),
  component: Guide,
});

function Guide() {
  return <GridPage grid={Number(Route.useParams().grid)} />;
}
