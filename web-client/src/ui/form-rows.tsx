import { useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { draftOf } from '~/lib/drafts';

export interface FormRows {
  keys: readonly string[];
  add: () => void;
  remove: (key: string) => void;
  /** Stands in the form. */
  field: ReactNode;
}

/** Rows of a form that come and go, by their keys; they are kept in the form's draft as what is typed is. A new one gets the next free number. */
export function useFormRows(draft: string, name: string, known: readonly string[]): FormRows {
  const [keys, setKeys] = useState<readonly string[]>(() => draftOf(draft)[name]?.split(',') ?? known);
  const kept = useRef<HTMLInputElement>(null);
  // The fields have to be there when the draft is told.
  const change = (next: readonly string[]) => {
    flushSync(() => setKeys(next));
    kept.current?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const free = String(1 + Math.max(-1, ...keys.map(Number).filter(Number.isInteger)));
  return {
    keys,
    add: () => change([...keys, free]),
    remove: (key) => change(keys.filter((one) => one !== key)),
    field: <input ref={kept} name={name} value={keys.join(',')} readOnly hidden />,
  };
}
