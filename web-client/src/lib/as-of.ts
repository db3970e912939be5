import { useSearch } from '@tanstack/react-router';
import { isDay, today, type Day } from '~/lib/dates';

export interface AsOfSearch {
  /** The day whose state is shown; absent for today. */
  asOf?: Day;
}

/** Reads `?asOf=2024-03-01`. Today and days to come mean today, which has no parameter. */
export function parseAsOf(search: Record<string, unknown>): AsOfSearch {
  const { asOf } = search;
  return { asOf: isDay(asOf) && asOf < today() ? asOf : undefined };
}

/** The past day on screen, or undefined for today. */
export function useAsOf(): Day | undefined {
  return useSearch({ strict: false, select: (search: Record<string, unknown>) => parseAsOf(search).asOf });
}

/** True on a past day, where nothing can be written. */
export const useReadOnly = (): boolean => useAsOf() !== undefined;
