import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import styles from './shell.module.css';
import { strings } from './shell.strings';

interface Page {
  to: string;
  key: 'portfolio' | 'map' | 'alerts' | 'mentoring' | 'fairOMeter' | 'awards' | 'recommendations' | 'partners' | 'imports' | 'steering' | 'report';
  needs: string;
  /** Where pages begin that belong to it and have an address of their own. */
  also?: readonly string[];
}

/** The pages of the workspace, each with the operation of the API that fills it. */
const pages: readonly Page[] = [
  { to: '/', key: 'portfolio', needs: 'listCommunes', also: ['/communes', '/changements'] },
  { to: '/carte', key: 'map', needs: 'listCommunes' },
  { to: '/alertes', key: 'alerts', needs: 'listMomentumAlerts', also: ['/accompagnements'] },
  { to: '/parrainage', key: 'mentoring', needs: 'listMentoringRequests' },
  { to: '/fair-o-metre', key: 'fairOMeter', needs: 'listEditions' },
  { to: '/prix', key: 'awards', needs: 'listAwards' },
  { to: '/recommandations', key: 'recommendations', needs: 'listRecommendations' },
  { to: '/partenaires', key: 'partners', needs: 'listPartners' },
  { to: '/imports', key: 'imports', needs: 'importCommunes' },
  { to: '/pilotage', key: 'steering', needs: 'getCampaignReport' },
  { to: '/rapport', key: 'report', needs: 'getCampaignReport' },
];

/** The main navigation; on a narrow screen it hides behind a button that also says where one is. */
export function Navigation({ may }: { may: (action: string) => boolean }) {
  const [open, setOpen] = useState(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const allowed = pages.filter((page) => may(page.needs));
  const belongs = (page: Page) => page.also?.some((place) => pathname.startsWith(place)) === true;
  const here = allowed.find((page) => belongs(page) || (page.to === '/' ? pathname === '/' : pathname.startsWith(page.to)));

  return (
    <nav className={styles.nav} aria-label={strings.navigation}>
      <div className={styles.inner}>
        <button type="button" className={styles.menuButton} aria-expanded={open} aria-controls="navigation" onClick={() => setOpen(!open)}>
          {strings.menu}
          {here && (
            <span className={styles.here} aria-hidden="true">
              {strings[here.key]}
            </span>
          )}
        </button>
        <ul id="navigation" className={open ? styles.open : undefined}>
          {allowed.map((page) => (
            <li key={page.to}>
              <Link
                to={page.to}
                activeOptions={{ exact: page.to === '/', includeSearch: false }}
                aria-current={belongs(page) ? 'true' : undefined}
                onClick={() => setOpen(false)}
              >
                {strings[page.key]}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
