import type { ReactNode } from 'react';
import styles from '~/ui/state-badge.module.css';

/** How something goes. Each has its own shape and colour, and always a word beside it. */
export type State = 'onTrack' | 'watch' | 'fading' | 'unknown';

const shapes: Record<State, ReactNode> = {
  onTrack: <circle cx="8" cy="8" r="7" fill="currentColor" />,
  watch: <path d="M8 0.5 15.5 8 8 15.5 0.5 8Z" fill="currentColor" />,
  fading: <path d="M0.5 2.500h15L8 15Z" fill="currentColor" />,
  unknown: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="2.5" strokeDasharray="3.2 2.2" />,
};

/** The shape alone, for legends and places where the word stands next to it. */
export function StateMark({ state }: { state: State }) {
  return (
    <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}

/** A state in a word, with its shape and colour. */
export function StateBadge({ state, children }: { state: State; children: ReactNode }) {
  return (
    <span className={`${styles.badge ?? ''} ${styles[state] ?? ''}`}>
      <StateMark state={state} />
      {children}
    </span>
  );
}

/** A neutral word that classifies: a kind, a status that is neither good nor bad. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={`${styles.badge ?? ''} ${styles.tag ?? ''}`}>{children}</span>;
}
