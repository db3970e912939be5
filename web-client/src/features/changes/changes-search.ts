import { addDays, isDay, today, type Day } from '~/lib/dates';

/** What the URL says: two days, and a commune where only one is of interest. */
export interface ChangesSearch {
  commune?: string;
  du?: Day;
  au?: Day;
}

export interface Period {
  from: Day;
  to: Day;
}

const daysBack = 30;

const dayOf = (value: unknown) => (isDay(value) ? value : undefined);

export function parseChanges(search: Record<string, unknown>): ChangesSearch {
  const { commune } = search;
  return {
    // A code made of digits alone is read from the URL as a number.
    commune: typeof commune === 'number' || typeof commune === 'string' ? String(commune) || undefined : undefined,
    du: dayOf(search.du),
    au: dayOf(search.au),
  };
}

/** The two days in their order; the last month where the URL names none. */
export function periodOf({ du, au }: ChangesSearch, asOf?: Day): Period {
  const to = au ?? asOf ?? today();
  const from = du ?? addDays(to, -daysBack);
  return from <= to ? { from, to } : { from: to, to: from };
}
