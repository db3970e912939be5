import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { LinkButton } from '~/ui/button';
import { SkipLink } from '~/ui/layout';
import { AsOfControl } from './as-of-control';
import { LanguageSwitch } from './language-switch';
import { Navigation } from './navigation';
import styles from './shell.module.css';
import { strings } from './shell.strings';

interface ShellProps {
  /** The pages that the API lets this person see; absent before sign-in. */
  may?: (action: string) => boolean;
  /** True where demonstration data are among the data. */
  simulated?: boolean;
  account?: ReactNode;
  children: ReactNode;
}

/** The frame around every page: whose program, where one is, in which language, on which day. */
export function Shell({ may, simulated, account, children }: ShellProps) {
  const asOf = useAsOf();
  const content = useRef<HTMLElement>(null);
  useFocusOnNewPage(content);

  return (
    <div className={`${styles.shell ?? ''} ${asOf ? (styles.inPast ?? '') : ''}`}>
      <header>
        <SkipLink />
        <div className={styles.strip}>
          <div className={styles.inner}>
            <Link to="/" className={styles.brand}>
              <img src="/icon.svg" alt="" />
              <span className={styles.long}>{strings.product}</span>
              <span className={styles.short}>{strings.productShort}</span>
            </Link>
            {may && <AsOfControl asOf={asOf} />}
            <LanguageSwitch />
            {account}
          </div>
        </div>
        {may && <Navigation may={may} />}
      </header>
      <div>
        {simulated && (
          <div className={`${styles.banner ?? ''} ${styles.simulated ?? ''}`} role="note">
            <div className={styles.inner}>
              <p>{strings.simulated}</p>
            </div>
          </div>
        )}
        {asOf && (
          <div className={`${styles.banner ?? ''} ${styles.past ?? ''}`} role="status">
            <div className={styles.inner}>
              <p>{strings.past({ day: longDay(asOf) })}</p>
              <LinkButton small to="." search={(search) => ({ ...search, asOf: undefined })}>
                {strings.backToToday}
              </LinkButton>
            </div>
          </div>
        )}
      </div>
      <main id="content" ref={content} className={styles.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** After a change of page the keyboard and the reading voice start at its content, as after loading a document. */
function useFocusOnNewPage(content: React.RefObject<HTMLElement | null>) {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== undefined && before.current !== pathname) content.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname, content]);
}
