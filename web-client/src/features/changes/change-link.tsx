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
function concerned(change: Change): { what: string | undefined; id: string; part: string } {
  const [what, id = '', part = ''] = new URL(change.object).pathname.split('/').slice(4);
  return { what, id, part };
}

/** The key of the object whose history holds the event: `commune.62063.3` is the third event of `commune/62063`. */
export const objectOf = (change: Change): string => change.id.slice(0, change.id.lastIndexOf('.')).replace('.', '/');

/** A change as a link to where it shows: the fact, the title file, the alert, the recommendation, the Fair-ô-mètre, the commune; in words alone where no page shows it. */
export function ChangeLink({ change }: { change: Change }) {
  const words = useWords()(change);
  const { what, id, part } = concerned(change);
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
    case 'fairOMeter':
      return id === 'assessments' ? (
        <Link to="/fair-o-metre/$assessmentId" params={{ assessmentId: part }}>
          {words}
        </Link>
      ) : id === 'editions' && !part ? (
        <Link to="/fair-o-metre">{words}</Link>
      ) : id === 'editions' ? (
        <Link to="/fair-o-metre/editions/$code" params={{ code: part }}>
          {words}
        </Link>
      ) : (
        <Link to="/fair-o-metre/grilles/$grid" params={{ grid: part }}>
          {words}
        </Link>
      );
    case 'electionWatch':
      return <Link to="/pilotage/elections">{words}</Link>;
    case 'onboarding':
      return <Link to="/pilotage/adhesions">{words}</Link>;
    case 'labels':
      return <Link to="/pilotage/labels">{words}</Link>;
    case 'programmeReports':
      return <Link to="/pilotage/programme" search={{ annee: id ? Number(id) : undefined }}>{words}</Link>;
    case 'plannedActions':
      return <Link to="/pilotage/plan">{words}</Link>;
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
      return words;
  }
}
