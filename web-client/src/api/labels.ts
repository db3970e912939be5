import { api } from '~/api/client';
import { inWords } from '~/api/local-text';
import type { components } from '~/api/schema';
import type { Day } from '~/lib/dates';

export type Labels = components['schemas']['GetLabelsResponse'];

/** The labels by which products count for criterion 6. */
export const labelsQuery = (asOf?: Day) => api.queryOptions('get', '/campaign/labels', { params: { query: { asOf } } });

/** The name of a label, or its code where the list no longer has it. */
export const labelName = (code: string, labels: Labels | undefined): string =>
  inWords(labels?.inForce?.labels.find((label) => label.code === code)?.name) || code;
