import { currentLocale } from '~/lib/strings';

/** `4 960 785` in French, `4.960.785` in German. */
export const count = (value: number): string => new Intl.NumberFormat(currentLocale()).format(value);

/** At most one digit after the decimal sign, which is how scores are shown. */
export const score = (value: number): string => new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 1 }).format(value);

/** `+4,2`, `−3`: a difference, always with its sign. */
export const difference = (value: number): string =>
  new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(value);

/** A share between 0 and 1 as `21 %`. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
