import { Link } from '@tanstack/react-router';
import type { CommuneItem } from '~/api/communes';
import { levels } from '~/api/vocabulary.strings';
import type { Day } from '~/lib/dates';
import { count } from '~/lib/numbers';
import { StateMark } from '~/ui/state-badge';
import { populationOf } from './communes-table';
import styles from './portfolio-page.module.css';
import { levelOrder, matching, type PortfolioSearch } from './portfolio-search';
import { strings } from './portfolio.strings';

interface FiguresProps {
  communes: readonly CommuneItem[];
  asOf: Day | undefined;
}

/** What the campaign looks like on a day; each figure is the length of the list that it leads to. */
export function Figures({ communes, asOf }: FiguresProps) {
  const tile = (filter: PortfolioSearch) => {
    const search = { asOf, ...filter };
    return { search, found: matching(communes, search) };
  };
  const all = tile({});
  const titled = tile({ titre: 'toutesTitrees' });
  const candidates = tile({ titre: 'toutesCandidates' });
  const perLevel = levelOrder.map((level) => ({ level, ...tile({ elan: level }) }));
  const byEvidence = titled.found.some((commune) => commune.titleEvidenceOnly);
  const tiles = [
    { ...tile({ alerte: 'avec' }), words: strings.withAlert },
    { ...tile({ echeance: 'depassee' }), words: strings.late },
    { ...tile({ echeance: 'proche' }), words: strings.soon },
    { ...tile({ contact: 'jamais' }), words: strings.silent },
  ];

  return (
    <section className={styles.figures} aria-label={strings.figures}>
      <ul className={styles.counts}>
        <li>
          <Figure {...all} words={strings.communes} />
          <br />
          <span className={styles.small}>{strings.inhabitants({ number: populationOf(communes) })}</span>
        </li>
        <li>
          <Figure {...titled} words={strings.titled} />
        </li>
        <li>
          <Figure {...candidates} words={strings.candidates} />
        </li>
      </ul>
      <div className={styles.levels}>
        <strong>{strings.inMomentum}</strong>
        <div className={styles.stack} aria-hidden="true">
          {perLevel.map(({ level, found }) => found.length > 0 && <span key={level} className={styles[level]} style={{ flexGrow: found.length }} />)}
        </div>
        <ul className={styles.legend}>
          {perLevel.map(({ level, found, search }) => (
            <li key={level}>
              <Link to="/" search={search} resetScroll={false}>
                <span className={styles[level]}>
                  <StateMark state={level} />
                </span>
                {strings.levelCount({ level: levels[level], number: found.length })}
              </Link>
            </li>
          ))}
        </ul>
        {byEvidence && <p className={styles.small}>{strings.evidence}</p>}
      </div>
      <ul className={`${styles.counts} ${styles.tiles}`}>
        {tiles.map(({ words, ...rest }) => (
          <li key={words({ count: 0 })}>
            <Figure {...rest} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FigureProps {
  found: readonly CommuneItem[];
  search: PortfolioSearch;
  words: (values: { count: number }) => string;
}

const Figure = ({ found, search, words }: FigureProps) => (
  <Link to="/" search={search} resetScroll={false}>
    <span className={styles.big}>{count(found.length)}</span>
    {words({ count: found.length })}
  </Link>
);
