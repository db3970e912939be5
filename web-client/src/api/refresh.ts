import { useQueryClient } from '@tanstack/react-query';

/**
 * What every command ends with: all that is on screen is asked for again. One fact moves the momentum, the criteria,
 * the alerts and the history at once, and after a version conflict the page must show the newer state.
 */
export function useRefresh() {
  const queryClient = useQueryClient();
  return { onSettled: () => queryClient.invalidateQueries() };
}

/** The header that names the version that was read. */
export const ifMatch = (of: { version: number }) => ({ 'If-Match': `"${String(of.version)}"` });
