import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { marks } from '~/api/vocabulary.strings';
import { longDay, type Day } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Bar } from '~/ui/bar';
import { More } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { Card, Row } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { coverageQuery, type Coverage } from './partners.api';
import styles from './partners-page.module.css';
import { kinds } from './partner-kinds.strings';
import { strings } from './partners.strings';

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
      <Row>
        <span className={styles.soft}>{strings.coverageDay({ day: longDay(coverage.day) })}</span>
        {coverage.simulated && <Tag>{marks.simulated}</Tag>}
      </Row>
      <div className={styles.bars}>
        {coverage.items.map((kind) => (
          <div key={kind.kind}>
            <Bar
              label={byCode(kinds, kind.kind)}
              value={kind.counted}
              max={kind.target ?? Math.max(kind.counted, 1)}
              text={[reached(kind), gap(kind)].filter(Boolean).join(' · ')}
            />
            {kind.partners.length + kind.prospects.length > 0 && (
              <More label={strings.namesOf({ kind: byCode(kinds, kind.kind) })}>
                <Names title={strings.counted} partners={kind.partners} />
                <Names title={strings.couldJoin} partners={kind.prospects} />
              </More>
            )}
          </div>
        ))}
      </div>
      {coverage.provisional && <Notice>{strings.provisional}</Notice>}
    </Card>
  );
}

type Kind = Coverage['items'][number];

const reached = ({ counted, target }: Kind) => (target == null ? strings.noTarget({ counted }) : strings.ofTarget({ counted, target }));

const gap = ({ gap: missing, prospects }: Kind) =>
  [
    missing == null ? '' : missing === 0 ? strings.enough : strings.missing({ count: missing }),
    prospects.length > 0 ? strings.prospects({ count: prospects.length }) : '',
  ]
    .filter(Boolean)
    .join(' · ');

function Names({ title, partners }: { title: string; partners: Kind['partners'] }) {
  if (partners.length === 0) return null;
  return (
    <div>
      <strong>{title}</strong>
      <ul>
        {partners.map(({ partnerId, name }) => (
          <li key={partnerId}>
            <Link to="/partenaires/$partnerId" params={{ partnerId }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
