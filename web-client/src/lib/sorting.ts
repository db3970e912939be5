import { currentLocale } from '~/lib/strings';

export type Direction = 'asc' | 'desc';

/** A sort as the URL writes it: `name`, or `-name` for the other way round. */
export function parseSort<K extends string>(text: string | undefined, keys: readonly K[], fallback: K): { key: K; direction: Direction } {
  const direction: Direction = text?.startsWith('-') ? 'desc' : 'asc';
  const wanted = text?.replace(/^-/, '');
  const key = keys.find((known) => known === wanted);
  return key ? { key, direction } : { key: fallback, direction: 'asc' };
}

/** What the URL says once a column was chosen: the other direction if it was chosen already. */
export function nextSort(key: string, current: { key: string; direction: Direction }): string {
  return current.key === key && current.direction === 'asc' ? `-${key}` : key;
}

type Comparable = string | number | undefined;

/** Sorts a copy; text by the language's own order, and rows without a value last in either direction. */
export function sortBy<T>(rows: readonly T[], value: (row: T) => Comparable, direction: Direction): T[] {
  const collator = new Intl.Collator(currentLocale(), { numeric: true, sensitivity: 'base' });
  const sign = direction === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    const order = typeof left === 'number' && typeof right === 'number' ? left - right : collator.compare(String(left), String(right));
    return order * sign;
  });
}

/** Lower case without accents, so that « Liege » finds « Liège ». */
export const searchable = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
