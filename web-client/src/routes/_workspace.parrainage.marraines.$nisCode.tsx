import { createFileRoute } from '@tanstack/react-router';
import { profileQuery } from '~/features/mentoring/mentoring.api';
import { ProfilePage } from '~/features/mentoring/profile-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/parrainage/marraines/$nisCode')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, params, deps }) => context.queryClient.query(profileQuery(params.nisCode, deps.asOf)),
  component: Profile,
});

function Profile() {
  return <ProfilePage nisCode={Route.useParams().nisCode} />;
}
