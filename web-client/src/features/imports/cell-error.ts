import { byCode, labelled } from '~/lib/strings';
import { cellErrors } from './imports.strings';

/** What is wrong with a file or a cell, after the name of its column where it is one's. */
export function errorOf(code: string, column?: string | null): string {
  const sentence = code in cellErrors ? byCode(cellErrors, code) : cellErrors.unknown;
  return column ? labelled(column, sentence) : sentence;
}
