import { useBlocker } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { strings } from '~/lib/lib.strings';

type Draft = Record<string, string>;

const prefix = 'cdce.draft.';

const shelf = (lasting: boolean): Storage => (lasting ? localStorage : sessionStorage);

/** Whether a lasting draft of this name waits to be sent. */
export const hasLastingDraft = (name: string): boolean => localStorage.getItem(prefix + name) !== null;

/** What waits under this name in this tab, field by field: a form whose fields are not always the same ones begins with them. */
export const draftOf = (name: string): Readonly<Record<string, string>> => read(prefix + name, false);

interface Drafts {
  /** Goes on the form. What was typed earlier is put back as soon as it is there. */
  form: RefObject<HTMLFormElement | null>;
  /** True while the form holds something that was not sent. */
  dirty: boolean;
  /** The same, to be asked at any moment. */
  isTouched: () => boolean;
  /** Call it when the form was sent: forgets the draft and lets people leave without a question. */
  sent: () => void;
}

/**
 * Keeps what is typed into a form, for as long as this tab is open, under a name of its own (`activity-62063`), and
 * asks before leaving. Passwords and files are never kept.
 *
 * @param lasting Keeps it on this device when the browser is closed, too; the name then says whose it is.
 */
export function useDraft(name: string, lasting = false): Drafts {
  const form = useRef<HTMLFormElement>(null);
  const [dirty, setDirty] = useState(false);
  // Read when people leave, which may be in the same moment in which the form was sent.
  const unsent = useRef(false);
  const key = prefix + name;

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    function mark() {
      unsent.current = true;
      setDirty(true);
    }
    if (restore(element, read(key, lasting))) mark();

    function keep() {
      shelf(lasting).setItem(key, JSON.stringify(collect(element)));
      mark();
    }
    element.addEventListener('input', keep);
    return () => element.removeEventListener('input', keep);
  }, [key, lasting]);

  useBlocker({
    shouldBlockFn: () => unsent.current && !window.confirm(strings.leave),
    enableBeforeUnload: () => unsent.current,
    disabled: !dirty,
  });

  const sent = useCallback(() => {
    shelf(lasting).removeItem(key);
    unsent.current = false;
    setDirty(false);
  }, [key, lasting]);

  const isTouched = useCallback(() => unsent.current, []);
  return { form, dirty, isTouched, sent };
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controls(form: HTMLFormElement | null): Control[] {
  return Array.from(form?.elements ?? []).filter(
    (element): element is Control =>
      (element instanceof HTMLInputElement && !['password', 'file', 'hidden', 'checkbox', 'radio'].includes(element.type)) ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement,
  );
}

/** What was typed; a field that holds what is stored is left out, and shows what is stored by the time the draft is put back. */
function collect(form: HTMLFormElement | null): Draft {
  return Object.fromEntries(
    controls(form).flatMap((control) => (control.name && control.value !== control.dataset.stored ? [[control.name, control.value]] : [])),
  );
}

function read(key: string, lasting: boolean): Draft {
  const kept: unknown = JSON.parse(shelf(lasting).getItem(key) ?? '{}');
  return typeof kept === 'object' && kept !== null ? (kept as Draft) : {};
}

/** Puts a draft back into a form; true when that changed anything. */
function restore(form: HTMLFormElement, draft: Draft): boolean {
  let changed = false;
  for (const control of controls(form)) {
    const value = draft[control.name];
    if (value === undefined || value === control.value) continue;
    control.value = value;
    // Fields that depend on a choice learn of it.
    if (control instanceof HTMLSelectElement) control.dispatchEvent(new Event('change', { bubbles: true }));
    changed = true;
  }
  return changed;
}
