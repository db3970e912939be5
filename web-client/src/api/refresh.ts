import { useQueryClient, type UseMutationResult } from '@tanstack/react-query';

/**
 * What every command ends with: all that is on screen is asked for again. One fact moves the momentum, the criteria,
 * the alerts and the history at once, and after a version conflict the page must show the newer state.
 */
export function useRefresh() {
  const queryClient = useQueryClient();
  return { onSettled: () => queryClient.invalidateQueries() };
}

interface Then<Data, Failure> {
  onSuccess?: (data: Data) => void;
  onError?: (error: Failure) => void;
}

/**
 * A command whose sequel is kept: the refreshed page often shows no longer the control that sent it, and a sequel that
 * went with the control would leave whoever pressed it without an answer.
 */
export function lasting<Data, Failure, Sent, Context>(command: UseMutationResult<Data, Failure, Sent, Context>) {
  const mutate = (sent: Sent, { onSuccess, onError }: Then<Data, Failure> = {}) =>
    void command.mutateAsync(sent).then(onSuccess, (error: unknown) => onError?.(error as Failure));
  return { ...command, mutate };
}

/** The header that names the version that was read. */
export const ifMatch = (of: { version: number }) => ({ 'If-Match': `"${String(of.version)}"` });
