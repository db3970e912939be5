/** What the list of requests can be narrowed to. */
export const requestStates = ['open', 'offered', 'matched', 'closed', 'all'] as const;
export type RequestFilter = (typeof requestStates)[number];
