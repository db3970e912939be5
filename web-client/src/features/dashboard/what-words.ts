import { kindName } from '~/api/activity-kinds';
import type { components } from '~/api/schema';
import { partnerKinds } from '~/api/vocabulary.strings';
import { byCode } from '~/lib/strings';
import { strings } from './dashboard.strings';

/** A kind of fact or of partner, or a grade, in words. */
export function whatWords(tile: string, what: string, kinds: readonly components['schemas']['ListActivityKindsKind'][]): string {
  if (tile === 'grades' || tile === 'progress') return strings.grade({ grade: what });
  return tile === 'partners' ? byCode(partnerKinds, what) : kindName(what, kinds);
}
