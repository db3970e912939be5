import { createFileRoute, redirect } from '@tanstack/react-router';
import { client } from '~/api/client';
import { ReturnPage } from '~/features/session/return-page';
import { Shell } from '~/features/shell/shell';

interface Sent {
  code?: string;
  state?: string;
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined);

export const Route = createFileRoute('/connexion_/retour')({
  validateSearch: (search): Sent => ({ code: text(search.code), state: text(search.state) }),
  loaderDeps: ({ search: { code, state } }) => ({ code, state }),
  // An organisation that refuses sends no code.
  loader: async ({ context: { queryClient }, deps: { code, state } }) => {
    if (code === undefined || state === undefined) return { error: undefined };
    const { data, error } = await client.POST('/session/providerUses', { body: { code, state } });
    if (!data) return { error };
    queryClient.clear();
    throw redirect({ to: '/', search: {}, replace: true });
  },
  component: Return,
});

function Return() {
  const { error } = Route.useLoaderData();
  return (
    <Shell>
      <ReturnPage error={error} />
    </Shell>
  );
}
