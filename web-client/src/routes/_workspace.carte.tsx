import { createFileRoute } from '@tanstack/react-router';
import { communesQuery } from '~/api/communes';
import { boundariesQuery, pairsQuery } from '~/features/map/map.api';
import { MapPage, type MapSearch } from '~/features/map/map-page';
import { looks } from '~/features/map/signs';

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);

export const Route = createFileRoute('/_workspace/carte')({
  validateSearch: (search): MapSearch => ({
    vue: looks.find((look) => look === search.vue),
    commune: text(search.commune),
    q: text(search.q),
  }),
  loaderDeps: ({ search }) => ({ asOf: search.asOf }),
  loader: ({ context, deps }) =>
    Promise.all([
      context.queryClient.query(communesQuery(deps.asOf)),
      context.queryClient.query(pairsQuery(deps.asOf)),
      context.queryClient.query(boundariesQuery),
    ]),
  component: Map,
});

function Map() {
  return <MapPage search={Route.useSearch()} />;
}
