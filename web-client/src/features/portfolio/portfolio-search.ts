import type { CommuneItem } from '~/api/communes';
import { addDays, today, type Day } from '~/lib/dates';
import { searchable } from '~/lib/sorting';

/** What the URL of the portfolio says: which communes, in which order. */
export interface PortfolioSearch {
  asOf?: Day;
  q?: string;
  province?: string;
  titre?: TitleGroup | CommuneItem['titleState'];
  elan?: Level;
  /** How many of the six criteria are met. */
  criteres?: number;
  /** A published grade, or none. */
  note?: string;
  alerte?: (typeof alertChoices)[number];
  echeance?: (typeof deadlineChoices)[number];
  contact?: (typeof contactChoices)[number];
  tri?: string;
}

export type Level = NonNullable<CommuneItem['momentum']>['level'];

export const levelOrder: readonly Level[] = ['fading', 'watch', 'onTrack', 'unknown'];

export const titleStateOrder: readonly CommuneItem['titleState'][] = [
  'titled', 'renewalDue', 'inDifficulty', 'suspended', 'probablyTitled', 'underReview', 'applied', 'candidate', 'registered',
  'interested', 'returned', 'withdrawn', 'unaware',
];

/** Every state in which a commune holds the title or is on its way to it, as the campaign counts them. */
const titleGroups = { toutesTitrees: 'titled', toutesCandidates: 'candidate' } as const satisfies Record<string, CommuneItem['titleStatus']>;

export type TitleGroup = keyof typeof titleGroups;

export const titleGroupOrder: readonly TitleGroup[] = ['toutesTitrees', 'toutesCandidates'];

export const alertChoices = ['avec', 'sans'] as const;
/** Communes without a published grade. */
export const noGrade = 'aucune';

export const deadlineChoices = ['depassee', 'proche', 'aucune'] as const;
export const contactChoices = ['ancien', 'jamais'] as const;

/** Numbers of criteria that a commune can meet. */
export const criteriaChoices = [0, 1, 2, 3, 4, 5, 6] as const;

/** Days during which a date of the title file counts as near. */
export const daysAhead = 60;

/** Days without contact after which a commune is listed as not heard of for long. */
export const daysOfSilence = 180;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const parsePortfolioSearch = (search: Record<string, unknown>): PortfolioSearch => ({
  // A name made of digits alone, such as a NIS code, is read from the URL as a number.
  q: typeof search.q === 'number' ? String(search.q) : text(search.q),
  province: text(search.province),
  titre: [...titleGroupOrder, ...titleStateOrder].find((state) => state === search.titre),
  elan: levelOrder.find((level) => level === search.elan),
  criteres: criteriaChoices.find((number) => search.criteres === number || search.criteres === String(number)),
  note: text(search.note),
  alerte: alertChoices.find((choice) => choice === search.alerte),
  echeance: deadlineChoices.find((choice) => choice === search.echeance),
  contact: contactChoices.find((choice) => choice === search.contact),
  tri: text(search.tri),
});

export const levelOf = (commune: CommuneItem): Level => commune.momentum?.level ?? 'unknown';

/** The province, or the region where there is none (Brussels). */
export const areaOf = (commune: CommuneItem): string => commune.province ?? commune.region;

/** The communes that the URL asks for, in no particular order. */
export function matching(communes: readonly CommuneItem[], search: PortfolioSearch): CommuneItem[] {
  const day = search.asOf ?? today();
  const words = search.q ? searchable(search.q.trim()) : '';
  return communes.filter(
    (commune) =>
      (!search.province || areaOf(commune) === search.province) &&
      (!search.titre || hasTitle(commune, search.titre)) &&
      (!search.elan || levelOf(commune) === search.elan) &&
      (search.criteres === undefined || metCriteria(commune) === search.criteres) &&
      (!search.note || (commune.grade?.value ?? noGrade) === search.note) &&
      (!search.alerte || commune.openAlerts > 0 === (search.alerte === 'avec')) &&
      (!search.echeance || deadlineOf(commune, day) === search.echeance) &&
      (!search.contact || contactOf(commune, day) === search.contact) &&
      (!words || haystack(commune).includes(words)),
  );
}

const hasTitle = (commune: CommuneItem, asked: NonNullable<PortfolioSearch['titre']>) =>
  asked in titleGroups ? commune.titleStatus === titleGroups[asked as TitleGroup] : commune.titleState === asked;

export const metCriteria = (commune: CommuneItem) => Object.values(commune.criteria).filter((status) => status === 'met').length;

/** The last contact with the coordination, or the last fact where no contact was noted. */
export const lastContact = (commune: CommuneItem): Day | undefined => commune.lastContactOn ?? commune.lastActivityOn ?? undefined;

/** Nothing where the next date is further away than what counts as near. */
function deadlineOf({ nextDeadline }: CommuneItem, day: Day): PortfolioSearch['echeance'] {
  if (!nextDeadline) return 'aucune';
  if (nextDeadline < day) return 'depassee';
  return nextDeadline <= addDays(day, daysAhead) ? 'proche' : undefined;
}

/** Nothing where the commune was heard of lately. */
function contactOf(commune: CommuneItem, day: Day): PortfolioSearch['contact'] {
  const last = lastContact(commune);
  if (!last) return 'jamais';
  return last < addDays(day, -daysOfSilence) ? 'ancien' : undefined;
}

const haystack = ({ nisCode, name }: CommuneItem) => searchable([nisCode, name.fr, name.de, name.nl].join(' '));

/** Whether the URL asks for some of the communes only; the day and the order leave none out. */
export const isFiltered = (search: PortfolioSearch): boolean =>
  Object.entries(search).some(([name, value]) => name !== 'asOf' && name !== 'tri' && value !== undefined);
