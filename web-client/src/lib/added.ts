import { useState } from 'react';

/** Entries that are added to a list before it is sent, each with a code that no other has. */
export function useAdded(prefix: string, known: readonly { code: string }[]) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const add = () => {
    const taken = new Set([...known.map(({ code }) => code), ...added]);
    let next = taken.size + 1;
    while (taken.has(`${prefix}${String(next)}`)) next += 1;
    setAdded([...added, `${prefix}${String(next)}`]);
  };
  return { added, add };
}
