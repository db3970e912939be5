import { count, difference, score } from '~/lib/numbers';
import { strings } from './comparison.strings';
import type { ComparedClass, Comparison } from './fair-o-meter.api';

type Quarters = NonNullable<ComparedClass['score']>;

/** Who belongs to a class, condition by condition. */
export function classWords({ definition }: ComparedClass, { ruralBelow }: Comparison): string {
  const { populationFrom: least, populationTo: most, rural, region, titleYearsFrom: from, titleYearsTo: to } = definition;
  const words = [
    between(least, most, {
      both: (a, b) => strings.population({ from: count(a), to: count(b) }),
      least: (a) => strings.populationFrom({ from: count(a) }),
      most: (b) => strings.populationTo({ to: count(b) }),
    }),
    typeof rural === 'boolean' ? (rural ? strings.rural : strings.notRural)({ number: count(ruralBelow) }) : undefined,
    region,
    // Whole years: four of them are less than five.
    between(from, to, {
      both: (a, b) => strings.titleYears({ from: a, to: b + 1 }),
      least: (a) => strings.titleFrom({ from: a }),
      most: (b) => strings.titleTo({ to: b + 1 }),
    }),
  ].filter((word) => typeof word === 'string');
  return words.length > 0 ? words.join(', ') : strings.allOthers;
}

interface Ways {
  both: (from: number, to: number) => string;
  least: (from: number) => string;
  most: (to: number) => string;
}

function between(from: number | null | undefined, to: number | null | undefined, ways: Ways): string | undefined {
  if (typeof from === 'number') return typeof to === 'number' ? ways.both(from, to) : ways.least(from);
  return typeof to === 'number' ? ways.most(to) : undefined;
}

export const scoreQuarters = ({ low, middle, high }: Quarters): string =>
  strings.quarters({ low: score(low), middle: score(middle), high: score(high) });

export const progressQuarters = ({ low, middle, high }: Quarters): string =>
  strings.quarters({ low: difference(low), middle: difference(middle), high: difference(high) });
