import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CommuneItem } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { addDays, fromNow, longDay, today, type Day } from '~/lib/dates';
import { ProblemPanel, Skeleton } from '~/ui/feedback';
import { Card } from '~/ui/layout';
import styles from './portfolio-page.module.css';
import { weekQuery } from './portfolio.api';
import { strings } from './portfolio.strings';

interface WeekChangesProps {
  communes: readonly CommuneItem[];
  asOf: Day | undefined;
}

/** The facts of the last seven days, each leading to its commune. */
export function WeekChanges({ communes, asOf }: WeekChangesProps) {
  const week = useQuery(weekQuery(asOf));
  const nameOf = (nisCode: string) => inWords(communes.find((commune) => commune.nisCode === nisCode)?.name) || nisCode;

  return (
    <Card
      title={strings.changed}
      aside={
        <Link to="/changements" search={{ du: addDays(asOf ?? today(), -7), au: asOf ?? today() }}>
          {strings.seeAll}
        </Link>
      }
    >
      {week.error && <ProblemPanel>{explain(week.error)}</ProblemPanel>}
      {week.isLoading && <Skeleton lines={4} />}
      {week.data?.items.length === 0 && <p>{strings.nothingChanged}</p>}
      <ul className={styles.lines}>
        {week.data?.items.map((fact) => (
          <li key={fact.id}>
            <Link to="/communes/$nisCode" params={{ nisCode: fact.nisCode }}>
              {strings.fact({ commune: nameOf(fact.nisCode), kind: inWords(fact.kindLabel) || fact.kind })}
            </Link>
            <span className={styles.when} title={longDay(fact.on)}>
              {fromNow(fact.on, asOf)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
