import { api } from '~/api/client';
import { inWords } from '~/api/local-text';
import type { components } from '~/api/schema';
import { titleSteps } from '~/api/vocabulary.strings';
import { byCode } from '~/lib/strings';

/** The kinds of facts that the ledger knows, with their names. */
export const activityKindsQuery = api.queryOptions('get', '/campaign/refData/activityKinds', {}, { staleTime: Infinity });

type Kind = components['schemas']['ListActivityKindsKind'];

/** The name of a kind of fact, or of a step of the title, which tells of itself beside the facts. */
export const kindName = (code: string, kinds: readonly Kind[] = []): string =>
  inWords(kinds.find((kind) => kind.code === code)?.label) || byCode(titleSteps, code);
