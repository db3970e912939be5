import type { components } from '~/api/schema';
import { currentLanguage } from '~/lib/strings';

/** A name or a label in the language on screen; in French where it has no other. */
export function inWords(text: components['schemas']['LocalText'] | null | undefined): string {
  if (!text) return '';
  return (currentLanguage() === 'de' ? text.de : undefined) ?? text.fr;
}
