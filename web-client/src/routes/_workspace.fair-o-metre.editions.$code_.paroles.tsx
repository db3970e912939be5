import { createFileRoute } from '@tanstack/react-router';
import { statementsQuery } from '~/features/fair-o-meter/fair-o-meter.api';
import { StatementsPage } from '~/features/fair-o-meter/statements-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/fair-o-metre/editions/$code_/paroles')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(statementsQuery(params.code, undefined, deps.asOf)),
  component: Statements,
});

function Statements() {
  return <StatementsPage code={Route.useParams().code} />;
}
