import type { ReactNode } from 'react';
import styles from '~/ui/facts.module.css';

export interface FactLine {
  term: string;
  /** Lines without anything to say are left out. */
  detail: ReactNode;
}

/** What is to be known at a glance, each with its name: state, who, what next, by when. */
export function Facts({ lines }: { lines: readonly FactLine[] }) {
  return (
    <dl className={styles.facts}>
      {lines
        .filter(({ detail }) => detail !== undefined && detail !== null && detail !== '')
        .map(({ term, detail }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
    </dl>
  );
}

interface EntryProps {
  title: ReactNode;
  /** Small words at the right of the title: a state, a day. */
  aside?: ReactNode;
  children?: ReactNode;
  /** What can be done about it; not printed. */
  actions?: ReactNode;
  /** What happened to the entry: it no longer counts. */
  faded?: boolean;
  /** The level of the title in the page. */
  level?: 3 | 4;
}

/** One thing in a list of things with a title each. Stands in a `ul`. */
export function Entry({ title, aside, children, actions, faded, level = 3 }: EntryProps) {
  const Title = level === 3 ? 'h3' : 'h4';
  return (
    <li className={`${styles.entry ?? ''} ${faded ? (styles.faded ?? '') : ''}`}>
      <div className={styles.entryHead}>
        <Title>{title}</Title>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}

/** The list around entries. */
export function Entries({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={styles.entries} aria-label={label}>
      {children}
    </ul>
  );
}

/** Two columns on a wide screen, one below the other on a narrow one. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>;
}

/** Fields side by side where there is room. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}

/** Soft words below something. */
export function Soft({ children }: { children: ReactNode }) {
  return <p className={styles.soft}>{children}</p>;
}

/** Words as they would reach somebody else. */
export function Quotation({ title, children }: { title: string; children: ReactNode }) {
  return (
    <figure className={styles.quotation}>
      <figcaption>{title}</figcaption>
      <blockquote>{children}</blockquote>
    </figure>
  );
}

/** More about something, opened where it stands. */
export function More({ label, children, open }: { label: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className={styles.more} open={open}>
      <summary>{label}</summary>
      <div className={styles.moreBody}>{children}</div>
    </details>
  );
}
