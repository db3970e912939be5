export const accompanimentStates = ['clos', 'tous'] as const;

/** What the URL of the list says: the running ones where it says nothing. */
export interface AccompanimentsSearch {
  etat?: (typeof accompanimentStates)[number];
}

export const parseAccompaniments = (search: Record<string, unknown>): AccompanimentsSearch => ({
  etat: accompanimentStates.find((state) => state === search.etat),
});

/** The URL's filter as the API takes it. */
export const filterOf = ({ etat }: AccompanimentsSearch) => ({ open: etat === 'tous' ? undefined : etat !== 'clos' });
