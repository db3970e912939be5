import type { CommuneItem } from '~/api/communes';
import type { Day } from '~/lib/dates';
import { searchable } from '~/lib/sorting';

/** What the URL of the portfolio says: which communes, in which order. */
export interface PortfolioSearch {
  asOf?: Day;
  q?: string;
  province?: string;
  titre?: CommuneItem['titleState'];
  elan?: Level;
  tri?: string;
}

export type Level = NonNullable<CommuneItem['momentum']>['level'];

export const levelOrder: readonly Level[] = ['fading', 'watch', 'onTrack', 'unknown'];

export const titleStateOrder: readonly CommuneItem['titleState'][] = [
  'titled', 'renewalDue', 'inDifficulty', 'suspended', 'probablyTitled', 'underReview', 'applied', 'candidate', 'registered',
  'interested', 'returned', 'withdrawn', 'unaware',
];

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const parsePortfolioSearch = (search: Record<string, unknown>): PortfolioSearch => ({
  // A name made of digits alone, such as a NIS code, is read from the URL as a number.
  q: typeof search.q === 'number' ? String(search.q) : text(search.q),
  province: text(search.province),
  titre: titleStateOrder.find((state) => state === search.titre),
  elan: levelOrder.find((level) => level === search.elan),
  tri: text(search.tri),
});

export const levelOf = (commune: CommuneItem): Level => commune.momentum?.level ?? 'unknown';

/** The province, or the region where there is none (Brussels). */
export const areaOf = (commune: CommuneItem): string => commune.province ?? commune.region;

/** The communes that the URL asks for, in no particular order. */
export function matching(communes: readonly CommuneItem[], search: PortfolioSearch): CommuneItem[] {
  const words = search.q ? searchable(search.q.trim()) : '';
  return communes.filter(
    (commune) =>
      (!search.province || areaOf(commune) === search.province) &&
      (!search.titre || commune.titleState === search.titre) &&
      (!search.elan || levelOf(commune) === search.elan) &&
      (!words || haystack(commune).includes(words)),
  );
}

const haystack = ({ nisCode, name }: CommuneItem) => searchable([nisCode, name.fr, name.de, name.nl].join(' '));

export const isFiltered = ({ q, province, titre, elan }: PortfolioSearch): boolean =>
  [q, province, titre, elan].some((value) => value !== undefined);

