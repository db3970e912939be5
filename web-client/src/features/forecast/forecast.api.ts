import { api } from '~/api/client';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Forecast = components['schemas']['GetForecastResponse'];

/** What the reader supposes of the years to come, in the words of the URL. */
export interface ForecastSearch {
  candidates?: number;
  titres?: number;
  pertes?: number;
}

/** What may be supposed: communes a year, or times as often as was seen. */
export const limits = { candidates: 50, titres: 3, pertes: 5 } as const;

const within = (value: unknown, most: number): number | undefined =>
  typeof value === 'number' && value >= 0 && value <= most ? value : undefined;

/** What of a URL can be supposed; the rest is left out. */
export const parseForecast = (search: Record<string, unknown>): ForecastSearch => {
  const candidates = within(search.candidates, limits.candidates);
  return {
    candidates: candidates === undefined || Number.isInteger(candidates) ? candidates : undefined,
    titres: within(search.titres, limits.titres),
    pertes: within(search.pertes, limits.pertes),
  };
};

export const forecastQuery = ({ candidates, titres, pertes }: ForecastSearch, asOf: Day | undefined) =>
  api.queryOptions('get', '/campaign/forecast', {
    params: { query: { extraCandidates: candidates, titleFactor: titres, lossFactor: pertes, asOf } },
  });
