/** Words of a text that go. */
export interface Cut {
  field: string;
  start: number;
  length: number;
}

/** A part of a text: a word that can be chosen, or what stands between two. */
export interface Part {
  start: number;
  text: string;
  isWord: boolean;
}

/** What stands in the place of words that were taken out; the server writes the same. */
export const mark = '[…]';

const word = /[\p{L}\p{N}\p{M}+@_](?:[\p{L}\p{N}\p{M}'’.@+_-]*[\p{L}\p{N}\p{M}_])?/gu;

/** A text in its words and what stands between them. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { index, 0: found } of text.matchAll(word)) {
    if (index > end) parts.push({ start: end, text: text.slice(end, index), isWord: false });
    parts.push({ start: index, text: found, isWord: true });
    end = index + found.length;
  }
  if (end < text.length) parts.push({ start: end, text: text.slice(end), isWord: false });
  return parts;
}

/** The chosen words of a text; those that only a space parts go together. */
export function cutsOf(field: string, text: string, chosen: ReadonlySet<number>): Cut[] {
  const cuts: Cut[] = [];
  for (const part of partsOf(text)) {
    if (!part.isWord || !chosen.has(part.start)) continue;
    const last = cuts.at(-1);
    if (last && /^\s*$/.test(text.slice(last.start + last.length, part.start))) last.length = part.start + part.text.length - last.start;
    else cuts.push({ field, start: part.start, length: part.text.length });
  }
  return cuts;
}

/** The text as it will read. */
export function without(text: string, cuts: readonly Cut[]): string {
  let rest = '';
  let end = 0;
  for (const { start, length } of cuts) {
    rest += text.slice(end, start) + mark;
    end = start + length;
  }
  return rest + text.slice(end);
}
