import { every, helpCauses, inSeason, none, since, some, strings, unknownBecause } from '~/api/reasons.strings';
import { longDay, type Day } from '~/lib/dates';
import { score } from '~/lib/numbers';
import { byCode } from '~/lib/strings';

/** Something that speaks for a decline, as the API gives it: a code with its figures. */
export interface Reason {
  code: string;
  kind?: string | null;
  days?: number | null;
  usualDays?: number | null;
  count?: number | null;
  usual?: number | null;
  season?: string | null;
  from?: Day | null;
}

type Unit = 'day' | 'week' | 'month' | 'year';

/** The coarsest unit that still says something: 12 days, 5 weeks, 5 months, 2 years. */
function lapse(days: number): { unit: Unit; count: number } {
  if (days < 14) return { unit: 'day', count: Math.max(1, days) };
  if (days < 60) return { unit: 'week', count: Math.round(days / 7) };
  if (days < 730) return { unit: 'month', count: Math.round(days / 30.44) };
  return { unit: 'year', count: Math.round(days / 365.25) };
}

const sinceWords = (days: number) => {
  const { unit, count } = lapse(days);
  return since[unit]({ count });
};

const everyWords = (days: number) => {
  const { unit, count } = lapse(days);
  return every[unit]({ count });
};

const noneOf = (kind: string | null | undefined) => {
  const words = byCode(none, kind ?? 'other');
  return words === kind ? none.other : words;
};

function someOf(kind: string | null | undefined, count: number): string {
  const say = (some as Readonly<Record<string, unknown>>)[kind ?? 'other'];
  return typeof say === 'function' ? (say as typeof some.other)({ count }) : some.other({ count });
}

/** Winter begins in December and bears two years. */
function seasonWords(season: string, from: Day): string {
  const year = Number(from.slice(0, 4));
  const years = season === 'winter' ? `${String(year)}-${String(year + 1)}` : String(year);
  const say = (inSeason as Readonly<Record<string, unknown>>)[season];
  return typeof say === 'function' ? (say as typeof inSeason.spring)({ year: years }) : years;
}

/** A reason as a sentence, in the language on screen. */
export function reasonSentence(reason: Reason): string {
  const { code, kind, count } = reason;
  const usual = score(reason.usual ?? 0);
  switch (code) {
    case 'silence':
      return strings.silence({ what: noneOf(kind), lapse: sinceWords(reason.days ?? 0), rhythm: everyWords(reason.usualDays ?? 0) });
    case 'slower':
      return count
        ? strings.slower({ what: someOf(kind, count), usual })
        : strings.slowerToNone({ what: noneOf(kind), usual });
    case 'seasonMissed':
      return strings.seasonMissed({ season: seasonWords(reason.season ?? '', reason.from ?? ''), usual });
    case 'membersLeft':
      return strings.membersLeft({ count: count ?? 1 });
    case 'majorityChanged':
      return reason.from ? strings.majorityChanged({ day: longDay(reason.from) }) : strings.other;
    case 'pledgesLapsed':
      return strings.pledgesLapsed({ count: count ?? 1 });
    case 'helpCalled':
      return strings.helpCalled;
    default: {
      const cause = byCode(helpCauses, code);
      return cause === code ? strings.other : cause;
    }
  }
}

/** Why nothing can be said, in a sentence. */
export const unknownSentence = (because: string | null | undefined): string => {
  const words = byCode(unknownBecause, because ?? 'fewFacts');
  return words === because ? unknownBecause.fewFacts : words;
};
