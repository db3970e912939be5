import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Day } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Bar } from '~/ui/bar';
import { Notice } from '~/ui/feedback';
import { Card } from '~/ui/layout';
import { coverageQuery } from './partners.api';
import styles from './partners-page.module.css';
import { kinds, strings } from './partners.strings';

interface CoverageCardProps {
  commune: string;
  name: string;
  asOf: Day | undefined;
}

/** How many partners of each kind have pledged, against how many are expected of a commune of this size. */
export function CoverageCard({ commune, name, asOf }: CoverageCardProps) {
  const { data: coverage } = useSuspenseQuery(coverageQuery(commune, asOf));
  return (
    <Card
      title={`${strings.coverage} – ${name}`}
      aside={
        <Link to="/communes/$nisCode" params={{ nisCode: commune }}>
          {strings.toCommune}
        </Link>
      }
    >
      <div className={styles.bars}>
        {coverage.items.map(({ kind, counted, target, prospects }) => (
          <Bar
            key={kind}
            label={byCode(kinds, kind)}
            value={counted}
            max={target ?? Math.max(counted, 1)}
            text={`${target == null ? strings.noTarget({ counted }) : strings.ofTarget({ counted, target })} · ${strings.prospects({ count: prospects.length })}`}
          />
        ))}
      </div>
      {coverage.provisional && <Notice>{strings.provisional}</Notice>}
    </Card>
  );
}
