import { useSuspenseQuery } from '@tanstack/react-query';
import { api } from '~/api/client';

/** Who is signed in and what the API lets them do. */
export const sessionQuery = api.queryOptions('get', '/session', {}, { staleTime: 60_000 });

/** True when the API allows the action to whoever is signed in. Names are those of its operations, `importCommunes`. */
export function useMay(): (action: string) => boolean {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (action) => session.allowedActions.includes(action);
}
