/** What stands in the fields of a form, by name. */
export type Values = Readonly<Record<string, string>>;

/** A field that somebody else has changed to something else than stands here. */
export interface Difference {
  name: string;
  mine: string;
  theirs: string;
}

export interface Merged {
  /** Changed on both sides: to be chosen. */
  differences: Difference[];
  /** Changed by somebody else alone: taken from there. */
  taken: string[];
}

/** Compares what was read (`base`), what stands in the form (`mine`) and what is stored now (`theirs`), field by field. */
export function merge(base: Values, mine: Values, theirs: Values): Merged {
  const changed = Object.entries(theirs).filter(([name, value]) => name in base && base[name] !== value);
  const untouched = ([name, value]: [string, string]) => mine[name] === undefined || mine[name] === base[name] || mine[name] === value;
  return {
    differences: changed.flatMap(([name, value]) => (untouched([name, value]) ? [] : [{ name, mine: mine[name] ?? '', theirs: value }])),
    taken: changed.filter(untouched).map(([name]) => name),
  };
}
