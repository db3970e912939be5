import { useQuery } from '@tanstack/react-query';
import { activityKindsQuery } from '~/api/activity-kinds';
import { inWords } from '~/api/local-text';
import { fieldOf } from './audit-object';
import { eventNames } from './audit-words.strings';
import { strings } from './audit.strings';

/** Says what happened, and of which kind the fact is. */
export function useEventName(): (entry: { eventType: string; recorded?: unknown }) => string {
  const { data: kinds } = useQuery(activityKindsQuery);
  return (entry) => {
    const name = eventNames[entry.eventType] ?? entry.eventType;
    const kind = kinds?.items.find(({ code }) => code === fieldOf(entry.recorded, 'kind'));
    return kind ? strings.ofKind({ name, kind: inWords(kind.label) }) : name;
  };
}
