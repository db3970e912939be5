import { useState } from 'react';
import { draftOf } from '~/lib/drafts';

/** Entries that are added to a list before it is sent, each with a code that no other has; those of which the form's draft holds words are there again. */
export function useAdded(prefix: string, known: readonly { code: string }[], draft: string) {
  const [added, setAdded] = useState<readonly string[]>(() => {
    const codes = Object.keys(draftOf(draft)).flatMap((name) => new RegExp(`^${prefix}\\d+`).exec(name)?.[0] ?? []);
    return [...new Set(codes)].filter((code) => known.every((one) => one.code !== code));
  });
  const add = () => {
    const taken = new Set([...known.map(({ code }) => code), ...added]);
    let next = taken.size + 1;
    while (taken.has(`${prefix}${String(next)}`)) next += 1;
    setAdded([...added, `${prefix}${String(next)}`]);
  };
  return { added, add };
}
