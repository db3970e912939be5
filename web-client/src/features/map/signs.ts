import type { CommuneItem } from '~/api/communes';

export const looks = ['titre', 'elan'] as const;
export type Look = (typeof looks)[number];

/** What a sign on the map says: its shape and its colour, and the legend's words by the same key. */
export type Sign = 'titled' | 'candidate' | 'interested' | 'none' | 'onTrack' | 'watch' | 'fading' | 'unknown';

export const signsOf: Record<Look, readonly Sign[]> = {
  titre: ['titled', 'candidate', 'interested', 'none'],
  elan: ['fading', 'watch', 'onTrack', 'unknown'],
};

export function signOf(commune: CommuneItem, look: Look): Sign {
  if (look === 'elan') return commune.momentum?.level ?? 'unknown';
  switch (commune.titleStatus) {
    case 'titled':
    case 'suspended':
    case 'probable':
      return 'titled';
    case 'candidate':
      return 'candidate';
    case 'interested':
    case 'registered':
      return 'interested';
    default:
      return 'none';
  }
}

/** Half the width of a sign in pixels: its area follows the population. */
export const radiusOf = (population: number | null | undefined): number => Math.max(4, Math.min(22, Math.sqrt((population ?? 0) / 320)));

/** The outline of a sign around 0, 0 with the half width 1. */
export const outlines: Record<Sign, string> = {
  titled: 'M0-1A1 1 0 0 1 0 1A1 1 0 0 1 0-1Z',
  candidate: 'M0-1.15 1.15 0 0 1.15-1.15 0Z',
  interested: 'M-.85-.85H.85V.85H-.85Z',
  none: 'M0-.7A.7.7 0 0 1 0 .7A.7.7 0 0 1 0-.7Z',
  onTrack: 'M0-1A1 1 0 0 1 0 1A1 1 0 0 1 0-1Z',
  watch: 'M0-1.15 1.15 0 0 1.15-1.15 0Z',
  fading: 'M-1.1-.8H1.1L0 1.1Z',
  unknown: 'M0-.8A.8.8 0 0 1 0 .8A.8.8 0 0 1 0-.8Z',
};

/** What lies on top must not hide what is smaller, so the large communes are drawn first. */
export const drawingOrder = (communes: readonly CommuneItem[]): CommuneItem[] =>
  communes.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0));
