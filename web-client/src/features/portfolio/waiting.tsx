import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { committeesQuery, withoutKeeper } from '~/api/committees';
import type { CommuneItem } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { useMay } from '~/api/session';
import { addDays, longDay, today, type Day } from '~/lib/dates';
import { sortBy } from '~/lib/sorting';
import { ProblemPanel, Skeleton } from '~/ui/feedback';
import { Card } from '~/ui/layout';
import styles from './portfolio-page.module.css';
import { openAlertsQuery, openRequestsQuery } from './portfolio.api';
import { daysAhead } from './portfolio-search';
import { strings } from './portfolio.strings';

const deadlinesShown = 4;

interface WaitingProps {
  communes: readonly CommuneItem[];
  asOf: Day | undefined;
}

/** What waits for the one who looks, each line ending in the one thing to do. */
export function Waiting({ communes, asOf }: WaitingProps) {
  const may = useMay();
  const alerts = useQuery({ ...openAlertsQuery(asOf), enabled: may('listMomentumAlerts') });
  const requests = useQuery({ ...openRequestsQuery(asOf), enabled: may('listMentoringRequests') });
  const committees = useQuery({ ...committeesQuery(asOf), enabled: may('listCommittees') });
  const problem = alerts.error ?? requests.error ?? committees.error;
  const day = asOf ?? today();
  const due = communes.filter((commune) => commune.nextDeadline && commune.nextDeadline <= addDays(day, daysAhead));
  const deadlines = sortBy(due, (commune) => commune.nextDeadline ?? undefined, 'asc').slice(0, deadlinesShown);
  const unkept = committees.data ? withoutKeeper(communes, committees.data).length : 0;
  const nothing = unkept === 0 && [alerts.data?.items, requests.data?.items, deadlines].every((list) => (list?.length ?? 0) === 0);

  return (
    <Card title={strings.waiting}>
      {problem && <ProblemPanel>{explain(problem)}</ProblemPanel>}
      {(alerts.isLoading || requests.isLoading) && <Skeleton lines={4} />}
      {!problem && nothing && !alerts.isLoading && !requests.isLoading && <p>{strings.nothingWaiting}</p>}
      <ul className={styles.lines}>
        {alerts.data?.items.map((alert) => (
          <Line
            key={alert.alertId}
            when={strings.since({ day: longDay(alert.since) })}
            what={(alert.kind === 'helpCall' ? strings.helpCall : strings.alert)({ commune: inWords(alert.communeName) })}
            action={<Link to="/alertes">{strings.takeAlert}</Link>}
          />
        ))}
        {requests.data?.items.map((request) => (
          <Line
            key={request.requestId}
            when={strings.since({ day: longDay(request.openedOn) })}
            what={strings.requestOpen({ commune: inWords(request.mentee.name) })}
            action={<Link to="/parrainage">{strings.propose}</Link>}
          />
        ))}
        {unkept > 0 && <Line what={strings.unkept({ count: unkept })} action={<Link to="/comites">{strings.nameKeepers}</Link>} />}
        {deadlines.map((commune) => (
          <Line
            key={commune.nisCode}
            when={longDay(commune.nextDeadline ?? day)}
            what={strings.deadline({ commune: inWords(commune.name) })}
            action={
              <Link to="/communes/$nisCode" params={{ nisCode: commune.nisCode }}>
                {strings.openFile}
              </Link>
            }
          />
        ))}
      </ul>
    </Card>
  );
}

function Line({ what, when, action }: { what: string; when?: string; action: ReactNode }) {
  return (
    <li>
      <span>
        {what} {when && <span className={styles.when}>{when}</span>}
      </span>
      {action}
    </li>
  );
}
