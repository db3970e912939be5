import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '~/ui/button';
import styles from '~/ui/feedback.module.css';
import { strings } from '~/ui/ui.strings';

interface ProblemPanelProps {
  title?: string;
  /** What happened, what was kept, what to do. */
  children: ReactNode;
  onRetry?: () => void;
  /** Links or buttons that lead to where the problem is mended. */
  actions?: ReactNode;
}

/** Something failed or was refused. Announced at once. */
export function ProblemPanel({ title = strings.problemTitle, children, onRetry, actions }: ProblemPanelProps) {
  return (
    <div className={`${styles.panel ?? ''} ${styles.danger ?? ''}`} role="alert">
      <h2>{title}</h2>
      <p>{children}</p>
      {(onRetry ?? actions) !== undefined && (
        <div>
          {onRetry && (
            <Button small onClick={onRetry}>
              {strings.retry}
            </Button>
          )}
          {actions}
        </div>
      )}
    </div>
  );
}

/** Something to know before reading on: provisional figures, simulated data. */
export function Notice({ warn, children }: { warn?: boolean; children: ReactNode }) {
  return <div className={`${styles.panel ?? ''} ${warn ? (styles.warn ?? '') : ''}`}>{children}</div>;
}

export interface Mistake {
  /** The id of the field. */
  field?: string;
  text: string;
}

/** All mistakes of a form, on top of it and in focus as soon as it was sent, each leading to its field. */
export function ErrorSummary({ mistakes }: { mistakes: readonly Mistake[] }) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (mistakes.length > 0) panel.current?.focus();
  }, [mistakes]);
  if (mistakes.length === 0) return null;
  return (
    <div ref={panel} className={`${styles.panel ?? ''} ${styles.danger ?? ''}`} role="alert" tabIndex={-1}>
      <h2>{strings.summaryTitle}</h2>
      <ul>
        {mistakes.map((mistake) => (
          <li key={mistake.text}>{mistake.field ? <a href={`#${mistake.field}`}>{mistake.text}</a> : mistake.text}</li>
        ))}
      </ul>
    </div>
  );
}

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  /** The one thing that fills the list. */
  action?: ReactNode;
}

/** Nothing here, why, and what to do about it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}

interface ProgressProps {
  label: string;
  /** Both absent while nobody knows how much there is. */
  done?: number;
  total?: number;
}

/** Work that takes a while. */
export function Progress({ label, done, total }: ProgressProps) {
  const known = done !== undefined && total !== undefined;
  return (
    <div className={styles.progress} role="status">
      <span>
        {label} {known && strings.progress({ done, total })}
      </span>
      {known ? <progress value={done} max={total} aria-label={label} /> : <progress aria-label={label} />}
    </div>
  );
}

/** The shape of a page that is on its way. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={strings.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  );
}

interface LoadMoreProps {
  shown: number;
  /** Absent where counting costs too much. */
  total?: number;
  /** Absent on the last page. */
  onMore?: () => void;
  busy?: boolean;
}

/** How much of a list is on screen, and the rest of it. */
export function LoadMore({ shown, total, onMore, busy }: LoadMoreProps) {
  return (
    <div className={styles.more}>
      <span role="status">{total === undefined ? strings.shown({ shown }) : strings.shownOf({ shown, total })}</span>
      {onMore && (
        <Button busy={busy} onClick={onMore}>
          {strings.loadMore}
        </Button>
      )}
    </div>
  );
}
