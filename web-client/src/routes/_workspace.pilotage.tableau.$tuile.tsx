import { createFileRoute } from '@tanstack/react-router';
import { activityKindsQuery } from '~/api/activity-kinds';
import { dashboardQuery, type TileSearch } from '~/features/dashboard/dashboard.api';
import { TilePage } from '~/features/dashboard/tile-page';
import { parseAsOf } from '~/lib/as-of';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const Route = createFileRoute('/_workspace/pilotage/tableau/$tuile')({
  validateSearch: (search): TileSearch => ({ region: text(search.region), classe: text(search.classe), quoi: text(search.quoi) }),
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) => Promise.all([context.queryClient.query(dashboardQuery(deps.asOf)), context.queryClient.query(activityKindsQuery)]),
  component: Tile,
});

function Tile() {
  return <TilePage tile={Route.useParams().tuile} search={Route.useSearch()} />;
}
