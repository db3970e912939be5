import type { ReactNode } from 'react';
import styles from '~/ui/layout.module.css';
import { strings } from '~/ui/ui.strings';

/** Read aloud, not shown. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}

/** The first stop of the keyboard on every page. */
export function SkipLink() {
  return (
    <a className={`${styles.hidden ?? ''} ${styles.skip ?? ''}`} href="#content">
      {strings.skip}
    </a>
  );
}

/** Blocks one below the other. */
export function Stack({ children, tight }: { children: ReactNode; tight?: boolean }) {
  return <div className={`${styles.stack ?? ''} ${tight ? (styles.tight ?? '') : ''}`}>{children}</div>;
}

/** Small things side by side that wrap where the screen ends. */
export function Row({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

interface PageHeadProps {
  title: string;
  lead?: ReactNode;
  /** Buttons; not printed. */
  actions?: ReactNode;
}

/** The one `h1` of a page, a sentence saying what the page is for, and what can be done with the whole of it. */
export function PageHead({ title, lead, actions }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <title>{`${title} – Cdce`}</title>
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

interface CardProps {
  title?: string;
  /** What stands at the right of the title. */
  aside?: ReactNode;
  /** Lets a section navigation lead here. */
  id?: string;
  children: ReactNode;
}

/** A titled part of a page. */
export function Card({ title, aside, id, children }: CardProps) {
  return (
    <section className={styles.card} id={id} aria-label={title}>
      {(title !== undefined || aside !== undefined) && (
        <div className={styles.cardHead}>
          {title !== undefined && <h2>{title}</h2>}
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
