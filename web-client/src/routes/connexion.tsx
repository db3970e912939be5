import { createFileRoute, useRouter } from '@tanstack/react-router';
import { SignInPage } from '~/features/session/sign-in-page';
import { Shell } from '~/features/shell/shell';

// An address of another site would lead people astray after signing in.
const isOurs = (place: unknown): place is string => typeof place === 'string' && /^\/(?![/\\])/.test(place);

export const Route = createFileRoute('/connexion')({
  validateSearch: (search): { retour?: string } => ({ retour: isOurs(search.retour) ? search.retour : undefined }),
  component: SignIn,
});

function SignIn() {
  const router = useRouter();
  const { retour } = Route.useSearch();
  return (
    <Shell>
      <SignInPage onSignedIn={() => router.history.push(retour ?? '/')} />
    </Shell>
  );
}
