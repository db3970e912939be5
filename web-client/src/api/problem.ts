import { inWords } from '~/api/local-text';
import { strings } from '~/api/problem.strings';
import type { components } from '~/api/schema';
import { moment } from '~/lib/dates';

/** What a refused or failed request carries. Only the type, the status and the places of the mistakes are ever used. */
export interface Problem {
  type: string;
  status?: number;
  issues?: Issue[];
  /** What would be possible instead, or what is missing, by code. */
  allowed?: string[];
  /** What happened to the object since the version that was read. */
  changedSince?: readonly { at: string }[];
  /** The operation whose right the caller's roles do not give. */
  missingRight?: string;
  /** What people call it. */
  missingRightName?: components['schemas']['LocalText'];
}

export interface Issue {
  type?: string;
  in?: string;
  name?: string;
}

const prefix = 'urn:problem-type:cdce:';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export const isProblem = (error: unknown): error is Problem => isObject(error) && typeof error.type === 'string';

/** The HTTP status of a failed request; undefined when no answer came at all. */
export const statusOf = (error: unknown): number | undefined => (isProblem(error) ? error.status : undefined);

/** The answer is being put together (a past day, lists of a new build): asked again, it will be there. */
export const isBeingPrepared = (error: unknown): boolean =>
  isProblem(error) && /:(as-of-being-prepared|read-models-being-built)$/.test(error.type);

export const isSignedOut = (error: unknown): boolean => statusOf(error) === 401;

/** A newer version was saved meanwhile. */
export const isConflict = (error: unknown): boolean => statusOf(error) === 412;

/** The code of a refusal, `journey-closed`; undefined for any other failure. */
export function refusalCode(error: unknown): string | undefined {
  return isProblem(error) && error.type.startsWith(prefix) ? error.type.slice(prefix.length) : undefined;
}

/**
 * The sentence for a failed request: what happened, what was kept, what to do. A refusal finds its own sentence by
 * its code; everything else gets a general one. The problem's own text is never shown.
 */
export function explain(error: unknown, refusals: Readonly<Record<string, unknown>> = {}): string {
  const code = refusalCode(error);
  if (isConflict(error)) return staleSentence(error);
  // A failure of the server, not a refusal: what was sent may have been saved.
  if (code === 'saved-not-shown') return strings.savedNotShown;
  if (code === 'outcome-unknown') return strings.outcomeUnknown;
  if (isBeingPrepared(error)) return strings.beingPrepared;
  if (code !== undefined) {
    const sentence = refusals[code];
    return typeof sentence === 'string' ? sentence : strings.refused;
  }
  switch (statusOf(error)) {
    case undefined:
      return strings.unreachable;
    case 400:
    case 422:
      return strings.invalid;
    case 401:
      return strings.signedOut;
    case 403:
      return isProblem(error) && error.missingRight ? strings.rightMissing({ right: inWords(error.missingRightName) || error.missingRight }) : strings.forbidden;
    case 404:
      return strings.missing;
    case 409:
      return strings.refused;
    case 413:
      return strings.tooLarge;
    case 429:
      return strings.tooMany;
    default:
      return strings.failed;
  }
}

/** Somebody was faster: how often since, and when last, where the API knows. */
function staleSentence(error: unknown): string {
  const since = isProblem(error) ? (error.changedSince ?? []) : [];
  const last = since.at(-1);
  return last ? `${strings.changedSince({ count: since.length, moment: moment(last.at) })} ${strings.stale}` : strings.stale;
}

/** What is wrong with a refused request, by field. */
export const issuesOf = (error: unknown): Issue[] => (isProblem(error) && Array.isArray(error.issues) ? error.issues : []);

/** The fields a refused request names, as the API writes them (`recordedOn`, `items[0].nisCode`). */
export function fieldsOf(error: unknown): string[] {
  return issuesOf(error).flatMap((issue) => (issue.name === undefined ? [] : [issue.name]));
}

/** What a refusal names as possible instead, or as missing, by code. */
export function allowedBy(error: unknown): string[] {
  return isProblem(error) && Array.isArray(error.allowed) ? error.allowed : [];
}
