import { Link } from '@tanstack/react-router';
import type { CommuneItem } from '~/api/communes';
import { levels } from '~/api/vocabulary.strings';
import { count } from '~/lib/numbers';
import { StateMark } from '~/ui/state-badge';
import { populationOf } from './communes-table';
import styles from './portfolio-page.module.css';
import { levelOf, levelOrder } from './portfolio-search';
import { strings } from './portfolio.strings';

/** How many communes, titles and candidates there are, and how they are doing; each figure leads to its communes. */
export function Figures({ communes }: { communes: readonly CommuneItem[] }) {
  const titled = communes.filter((commune) => commune.titleStatus === 'titled');
  const candidates = communes.filter((commune) => commune.titleStatus === 'candidate');
  const byEvidence = titled.some((commune) => commune.titleEvidenceOnly);
  const perLevel = levelOrder.map((level) => ({ level, number: communes.filter((commune) => levelOf(commune) === level).length }));

  return (
    <section className={styles.figures} aria-label={strings.figures}>
      <ul className={styles.counts}>
        <li>
          <span className={styles.big}>{count(communes.length)}</span>
          {strings.communes({ count: communes.length })}
          <br />
          <span className={styles.small}>{strings.inhabitants({ number: populationOf(communes) })}</span>
        </li>
        <li>
          <Link to="/" search={(before) => ({ asOf: before.asOf, titre: 'titled' as const })} resetScroll={false}>
            <span className={styles.big}>{count(titled.length)}</span>
            {strings.titled({ count: titled.length })}
          </Link>
        </li>
        <li>
          <Link to="/" search={(before) => ({ asOf: before.asOf, titre: 'candidate' as const })} resetScroll={false}>
            <span className={styles.big}>{count(candidates.length)}</span>
            {strings.candidates({ count: candidates.length })}
          </Link>
        </li>
      </ul>
      <div className={styles.levels}>
        <strong>{strings.inMomentum}</strong>
        <div className={styles.stack} aria-hidden="true">
          {perLevel.map(({ level, number }) => number > 0 && <span key={level} className={styles[level]} style={{ flexGrow: number }} />)}
        </div>
        <ul className={styles.legend}>
          {perLevel.map(({ level, number }) => (
            <li key={level}>
              <Link to="/" search={(before) => ({ asOf: before.asOf, elan: level })} resetScroll={false}>
                <span className={styles[level]}>
                  <StateMark state={level} />
                </span>
                {strings.levelCount({ level: levels[level], number })}
              </Link>
            </li>
          ))}
        </ul>
        {byEvidence && <p className={styles.small}>{strings.evidence}</p>}
      </div>
    </section>
  );
}
