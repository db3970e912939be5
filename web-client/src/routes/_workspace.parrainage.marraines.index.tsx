import { createFileRoute } from '@tanstack/react-router';
import { profilesQuery, requestsQuery } from '~/features/mentoring/mentoring.api';
import { MentoringBoardPage } from '~/features/mentoring/mentoring-board-page';
import { ProfilesList, type ProfileFilter } from '~/features/mentoring/profiles-list';
import { parseAsOf } from '~/lib/as-of';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const Route = createFileRoute('/_workspace/parrainage/marraines/')({
  validateSearch: (search: Record<string, unknown>): ProfileFilter => ({
    q: text(search.q),
    critere: text(search.critere),
    toutes: search.toutes === true || undefined,
  }),
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) =>
    Promise.all([context.queryClient.query(profilesQuery(deps.asOf)), context.queryClient.query(requestsQuery(deps.asOf))]),
  component: Profiles,
});

function Profiles() {
  return (
    <MentoringBoardPage>
      <ProfilesList filter={Route.useSearch()} />
    </MentoringBoardPage>
  );
}
