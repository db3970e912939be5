import { useSuspenseQuery } from '@tanstack/react-query';
import { api } from '~/api/client';
import type { components } from '~/api/schema';

/** Who is signed in and what the API lets them do. */
export const sessionQuery = api.queryOptions('get', '/session', {}, { staleTime: 60_000 });

/** True when one of the caller's roles holds for the commune. A role without an area holds everywhere. */
export function useActsFor(): (nisCode: string) => boolean {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (nisCode) => actsFor(session, nisCode);
}

export const actsFor = (session: components['schemas']['SessionView'], nisCode: string): boolean =>
  session.roles.some((role) => nisCode.startsWith(role.area ?? ''));

/** True when the API allows the action to whoever is signed in. Names are those of its operations, `importCommunes`. */
export function useMay(): (action: string) => boolean {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (action) => session.allowedActions.includes(action);
}
