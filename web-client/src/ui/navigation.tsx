import { Fragment, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from '~/ui/navigation.module.css';
import { strings } from '~/ui/ui.strings';

interface BreadcrumbProps {
  /** Links, from the top down, without the page one is on. */
  trail: readonly ReactNode[];
  here: string;
}

export function Breadcrumb({ trail, here }: BreadcrumbProps) {
  return (
    <nav className={styles.crumbs} aria-label={strings.breadcrumb}>
      <ol>
        {trail.map((link, place) => (
          <li key={place}>{link}</li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}

/** Links to the parts of one long page, or to the pages of one file. Give it links that carry `aria-current` themselves. */
export function SectionNav({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {children}
    </nav>
  );
}

interface Tab {
  key: string;
  label: string;
  panel: ReactNode;
}

/** Panels of which one shows. For parts that deserve a link of their own, use SectionNav. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const [open, setOpen] = useState(tabs[0]?.key);
  const base = useId();
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = tabs.findIndex((tab) => tab.key === open);
    const next = (at + step + tabs.length) % tabs.length;
    setOpen(tabs[next]?.key);
    list.current?.querySelectorAll<HTMLButtonElement>('[role=tab]')[next]?.focus();
  }

  return (
    <Fragment>
      <div ref={list} className={styles.tabs} role="tablist" aria-label={label}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${base}-${tab.key}`}
            aria-selected={tab.key === open}
            aria-controls={`${base}-${tab.key}-panel`}
            tabIndex={tab.key === open ? 0 : -1}
            onClick={() => setOpen(tab.key)}
            onKeyDown={move}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div key={tab.key} role="tabpanel" id={`${base}-${tab.key}-panel`} aria-labelledby={`${base}-${tab.key}`} hidden={tab.key !== open}>
          {tab.panel}
        </div>
      ))}
    </Fragment>
  );
}
