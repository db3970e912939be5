import { createFileRoute, redirect } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { eventTextsQuery } from '~/features/audit/audit.api';
import { parseText } from '~/features/audit/audit-search';
import { RedactPage } from '~/features/audit/redact-page';

export const Route = createFileRoute('/_workspace/modifications/texte')({
  validateSearch: parseText,
  // Of which object has to be said.
  beforeLoad: ({ search }) => {
    if (search.objet === '') throw redirect({ to: '/modifications' });
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps: { objet, version } }) =>
    Promise.all([queryClient.query(communesQuery()), queryClient.query(eventTextsQuery(objet, version))]),
  component: Redact,
});

function Redact() {
  const { objet, version } = Route.useSearch();
  return <RedactPage object={objet} version={version} />;
}
