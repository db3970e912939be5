import { criteria } from '~/api/vocabulary.strings';
import { byCode, currentLocale } from '~/lib/strings';

/** `Comité de pilotage et Commerces et horeca` in the way of the language on screen. */
export const listOf = (words: readonly string[]): string => new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(words);

export const criteriaNames = (codes: readonly string[]): string => codes.map((code) => byCode(criteria, code)).join(', ');

export const criterionOptions = () => Object.entries(criteria).map(([value, label]) => ({ value, label }));
