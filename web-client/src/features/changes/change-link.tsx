import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { activityKindsQuery, kindName } from '~/api/activity-kinds';
import type { Change } from './changes.api';
import { changes } from './changes.strings';

/** A change in words. */
function useWords(): (change: Change) => string {
  const { data: kinds } = useQuery(activityKindsQuery);
  return ({ change, kind }) => {
    const say = (changes as Readonly<Record<string, unknown>>)[change];
    if (typeof say !== 'function') return typeof say === 'string' ? say : changes.other;
    return (say as typeof changes.activityRecorded)({ kind: kindName(kind ?? '', kinds?.items) });
  };
}

/** The parts of what a change concerns: `/api/v1/campaign/activities/…` is `activities` with its id. */
function concerned(change: Change): { what: string | undefined; id: string } {
  const [what, id = ''] = new URL(change.object).pathname.split('/').slice(4);
  return { what, id };
}

/** A change as a link to where it shows: the fact, the title file, the alert, the recommendation, the commune. */
export function ChangeLink({ change }: { change: Change }) {
  const words = useWords()(change);
  const { what, id } = concerned(change);
  const nisCode = change.nisCode ?? '';
  switch (what) {
    case 'activities':
      return (
        <Link to="/communes/$nisCode/journal" params={{ nisCode }} search={{ voir: id }}>
          {words}
        </Link>
      );
    case 'momentumAlerts':
      return (
        <Link to="/alertes/$alertId" params={{ alertId: id }}>
          {words}
        </Link>
      );
    case 'recommendations':
      return (
        <Link to="/recommandations" hash={id}>
          {words}
        </Link>
      );
    case 'communes':
      return change.change.startsWith('title') ? (
        <Link to="/communes/$nisCode/titre" params={{ nisCode }}>
          {words}
        </Link>
      ) : (
        <Link to="/communes/$nisCode" params={{ nisCode }}>
          {words}
        </Link>
      );
    default:
      return <a href={change.object}>{words}</a>;
  }
}
