import { createFileRoute } from '@tanstack/react-router';
import { EditionPage } from '~/features/fair-o-meter/edition-page';
import { editionQuery } from '~/features/fair-o-meter/fair-o-meter.api';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/fair-o-metre/editions/$code')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(editionQuery(params.code, deps.asOf)),
  component: Board,
});

function Board() {
  return <EditionPage code={Route.useParams().code} />;
}
