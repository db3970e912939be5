import { createFileRoute, useRouter } from '@tanstack/react-router';
import { LinkPage } from '~/features/session/link-page';
import { Shell } from '~/features/shell/shell';

export const Route = createFileRoute('/connexion_/lien')({
  component: Link,
});

function Link() {
  const router = useRouter();
  return (
    <Shell>
      {/* The used link goes from the history of the browser. */}
      <LinkPage token={router.state.location.hash} onDone={() => void router.navigate({ to: '/', replace: true })} />
    </Shell>
  );
}
