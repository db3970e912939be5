import { count } from '~/lib/numbers';
import type { Bracket } from './quotas.api';
import { strings } from './quotas.strings';

/** The inhabitants that a row covers. */
export const bracketWords = ({ populationFrom, populationTo }: Bracket): string =>
  typeof populationTo === 'number' ? strings.bracket({ from: count(populationFrom), to: count(populationTo) }) : strings.bracketFrom({ from: count(populationFrom) });
