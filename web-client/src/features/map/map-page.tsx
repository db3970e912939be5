import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { communesQuery, type CommuneItem } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { levels, titleStates } from '~/api/vocabulary.strings';
import type { Day } from '~/lib/dates';
import { searchable, sortBy } from '~/lib/sorting';
import { Progress } from '~/ui/feedback';
import { TextField } from '~/ui/field';
import { PageHead, Stack } from '~/ui/layout';
import { boundariesQuery, pairsQuery } from './map.api';
import styles from './map-page.module.css';
import { strings } from './map.strings';
import type { PairLine } from './map-view';
import { looks, outlines, signOf, signsOf, type Look, type Sign } from './signs';

// The map library is fetched only by those who open the map.
const MapView = lazy(() => import('./map-view'));

export interface MapSearch {
  asOf?: Day;
  vue?: Look;
  commune?: string;
  q?: string;
}

const word = (sign: Sign) => (sign in levels ? levels[sign as keyof typeof levels] : strings[sign as 'titled' | 'candidate' | 'interested' | 'none']);

/** Where the communes are and how they stand, on a map and in a list beside it that says the same. */
export function MapPage({ search }: { search: MapSearch }) {
  const { data: communes } = useSuspenseQuery(communesQuery(search.asOf));
  const { data: pairPage } = useSuspenseQuery(pairsQuery(search.asOf));
  const { data: boundaries } = useSuspenseQuery(boundariesQuery);
  const navigate = useNavigate({ from: '/carte' });
  const look = search.vue ?? 'titre';

  const choose = useCallback(
    (commune: string) => void navigate({ search: (before) => ({ ...before, commune }), replace: true, resetScroll: false }),
    [navigate],
  );
  const pairs = useMemo(() => linesOf(pairPage.items, communes), [pairPage, communes]);

  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} />
      <div className={styles.tools}>
        <fieldset>
          <legend>{strings.show}</legend>
          {looks.map((option) => (
            <label key={option} className={styles.choice}>
              <input
                type="radio"
                name="vue"
                checked={look === option}
                onChange={() => void navigate({ search: (before) => ({ ...before, vue: option }), replace: true, resetScroll: false })}
              />
              {option === 'titre' ? strings.byTitle : strings.byMomentum}
            </label>
          ))}
        </fieldset>
        <ul className={styles.legend} aria-label={strings.legend}>
          {signsOf[look].map((sign) => (
            <li key={sign}>
              <Mark sign={sign} />
              {word(sign)}
            </li>
          ))}
          {pairs.length > 0 && (
            <li>
              <span className={styles.legendLine} aria-hidden="true" />
              {strings.pairs}
            </li>
          )}
        </ul>
      </div>
      <div className={styles.page}>
        <Suspense fallback={<Progress label={strings.loading} />}>
          <MapView communes={communes} pairs={pairs} boundaries={boundaries} look={look} chosen={search.commune} onChoose={choose} />
        </Suspense>
        <List communes={communes} search={search} look={look} pairs={pairs} onChoose={choose} />
      </div>
    </Stack>
  );
}

interface ListProps {
  communes: readonly CommuneItem[];
  search: MapSearch;
  look: Look;
  pairs: readonly PairLine[];
  onChoose: (nisCode: string) => void;
}

/** The same communes in words; the chosen one first, so that it is seen after a click on the map. */
function List({ communes, search, look, pairs, onChoose }: ListProps) {
  const navigate = useNavigate({ from: '/carte' });
  const words = searchable(search.q ?? '');
  const found = communes.filter((commune) => searchable(`${commune.name.fr} ${commune.name.de ?? ''} ${commune.nisCode}`).includes(words));
  const order = (commune: CommuneItem) =>
    `${commune.nisCode === search.commune ? 0 : 1}${signsOf[look].indexOf(signOf(commune, look))} ${inWords(commune.name)}`;
  return (
    <div className={styles.list}>
      <TextField
        compact
        type="search"
        label={strings.find}
        value={search.q ?? ''}
        onChange={(event) =>
          void navigate({ search: (before) => ({ ...before, q: event.target.value || undefined }), replace: true, resetScroll: false })
        }
      />
      <p role="status">{strings.found({ count: found.length })}</p>
      <ul className={styles.items} aria-label={strings.list}>
        {sortBy(found, order, 'asc').map((commune) => (
          <li key={commune.nisCode} className={commune.nisCode === search.commune ? styles.here : undefined}>
            <button
              type="button"
              className={styles.pick}
              aria-pressed={commune.nisCode === search.commune}
              onClick={() => onChoose(commune.nisCode)}
            >
              <Mark sign={signOf(commune, look)} />
              <strong>{inWords(commune.name)}</strong>
              <small>
                {look === 'titre' ? titleStates[commune.titleState] : levels[commune.momentum?.level ?? 'unknown']}
                {commune.population != null && ` · ${strings.inhabitants({ number: commune.population })}`}
                {pairs
                  .filter((pair) => pair.id.includes(commune.nisCode))
                  .map((pair) => ` · ${pair.label}`)
                  .join('')}
              </small>
            </button>
            <Link to="/communes/$nisCode" params={{ nisCode: commune.nisCode }}>
              {strings.open}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Mark({ sign }: { sign: Sign }) {
  return (
    <svg className={`${styles.legendMark ?? ''} ${styles[sign] ?? ''}`} viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true">
      <path d={outlines[sign]} />
    </svg>
  );
}

interface Pair {
  mentor: { nisCode: string; name: CommuneItem['name'] };
  mentee: { nisCode: string; name: CommuneItem['name'] };
}

function linesOf(pairs: readonly Pair[], communes: readonly CommuneItem[]): PairLine[] {
  const places = new Map(communes.map((commune) => [commune.nisCode, commune.place]));
  return pairs.flatMap(({ mentor, mentee }) => {
    const [from, to] = [places.get(mentor.nisCode), places.get(mentee.nisCode)];
    if (!from || !to) return [];
    return {
      id: `${mentor.nisCode} ${mentee.nisCode}`,
      label: strings.pairWith({ mentor: inWords(mentor.name), mentee: inWords(mentee.name) }),
      from: [from.latitude, from.longitude] as const,
      to: [to.latitude, to.longitude] as const,
    };
  }).map((line) => ({ ...line, from: [...line.from], to: [...line.to] }));
}
