import { useWho } from '~/api/who';
import { longDay } from '~/lib/dates';
import { strings } from './commune.strings';

/** Who noted something and on which day, in words. */
export function useRecordedBy(): (on: string, by: string | null | undefined) => string {
  const who = useWho();
  return (on, by) => strings.recordedOn({ day: longDay(on), who: who(by) });
}
