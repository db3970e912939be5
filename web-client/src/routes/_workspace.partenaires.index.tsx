import { createFileRoute } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { coverageQuery, partnersQuery, type PartnersSearch } from '~/features/partners/partners.api';
import { kinds } from '~/features/partners/partner-kinds.strings';
import { PartnersPage } from '~/features/partners/partners-page';

// A NIS code is read from the URL as a number.
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined);

export const Route = createFileRoute('/_workspace/partenaires/')({
  validateSearch: (search): PartnersSearch => ({
    commune: text(search.commune),
    genre: Object.keys(kinds).find((kind) => kind === search.genre),
    q: text(search.q),
    engagement: (['oui', 'non'] as const).find((choice) => choice === search.engagement),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    Promise.all([
      context.queryClient.query(partnersQuery(deps)),
      context.queryClient.query(communesQuery(deps.asOf)),
      deps.commune ? context.queryClient.query(coverageQuery(deps.commune, deps.asOf)) : undefined,
    ]),
  component: Partners,
});

function Partners() {
  return <PartnersPage search={Route.useSearch()} />;
}
