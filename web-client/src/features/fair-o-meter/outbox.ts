import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { sessionQuery } from '~/api/session';
import type { AnswerBody } from './fair-o-meter.api';

/** An answer that was given and is not yet known to have arrived. */
export interface Kept {
  body: AnswerBody;
  /** The version of the question that was on screen. */
  version: number;
}

type Outbox = Readonly<Record<string, Kept>>;

const prefix = 'cdce.answers.';
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function read(key: string): Outbox {
  const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
  return typeof kept === 'object' && kept !== null ? (kept as Outbox) : {};
}

function change(key: string, next: Outbox) {
  if (Object.keys(next).length === 0) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(next));
  listeners.forEach((listener) => listener());
}

/** The record without one of its entries. */
export const without = <T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== name));

/** The account and the Fair-ô-mètre: what one person typed is never sent by another who uses the same device. */
export function useOwnName(assessmentId: string): string {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return `${session.id}.${assessmentId}`;
}

/**
 * Answers on their way, by the code of their question. They stay on this device until the API has said yes or no, so that a
 * browser that is closed, or a train in a tunnel, loses none.
 */
export function useOutbox(assessmentId: string) {
  const key = prefix + useOwnName(assessmentId);
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(key));
  const kept = useMemo(() => (text === null ? {} : read(key)), [key, text]);

  return {
    kept,
    keep: (question: string, one: Kept) => change(key, { ...read(key), [question]: one }),
    /** What was typed while this one was on its way stays, and was typed on top of it. */
    arrived: (question: string, one: Kept) => {
      const now = read(key)[question];
      const newer = now !== undefined && JSON.stringify(now.body) !== JSON.stringify(one.body);
      change(key, newer ? { ...read(key), [question]: { body: now.body, version: one.version + 1 } } : without(read(key), question));
    },
    forget: (question: string) => change(key, without(read(key), question)),
  };
}
