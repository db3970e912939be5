import type { AlertFilter } from './alerts.api';

export const allStates = ['open', 'acknowledged', 'regained', 'closed'] as const;

export interface AlertsSearch {
  etat?: (typeof allStates)[number];
  /** `moi` or `personne`. */
  pour?: 'moi' | 'personne';
  origine?: 'momentum' | 'helpCall';
}

export function parseAlerts(search: Record<string, unknown>): AlertsSearch {
  return {
    etat: allStates.find((state) => state === search.etat),
    pour: search.pour === 'moi' || search.pour === 'personne' ? search.pour : undefined,
    origine: search.origine === 'momentum' || search.origine === 'helpCall' ? search.origine : undefined,
  };
}

/** The URL's filters as the API takes them. */
export const filterOf = ({ etat, pour, origine }: AlertsSearch): AlertFilter => ({
  states: etat ? [etat] : ['open', 'acknowledged'],
  owner: pour && { moi: 'me', personne: 'none' }[pour],
  kind: origine,
});
