import { ends } from '~/api/accompaniments.strings';
import { marks } from '~/api/vocabulary.strings';
import { useWho } from '~/api/who';
import { useAsOf } from '~/lib/as-of';
import { longDay, today, type Day } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Facts, type FactLine } from '~/ui/facts';
import { StateBadge, Tag } from '~/ui/state-badge';
import type { Accompaniment } from './accompaniments.api';
import { strings } from './accompaniments.strings';

/** The first day that has passed without what was due on it. */
export function lateSince({ closedOn, nextOn, goals }: Accompaniment, day: Day): Day | undefined {
  if (closedOn) return undefined;
  const due = [nextOn, ...goals.filter((goal) => !goal.reachedOn).map((goal) => goal.dueOn)];
  return due.filter((on): on is Day => Boolean(on) && String(on) < day).toSorted()[0];
}

/** Running, late or closed, and whether it is real. */
export function AccompanimentMarks({ accompaniment }: { accompaniment: Accompaniment }) {
  const late = lateSince(accompaniment, useAsOf() ?? today()) !== undefined;
  return (
    <>
      {accompaniment.closedOn ? (
        <StateBadge state="unknown">{strings.stateClosed}</StateBadge>
      ) : (
        <StateBadge state={late ? 'watch' : 'onTrack'}>{late ? strings.stateLate : strings.stateOpen}</StateBadge>
      )}
      {accompaniment.simulated && <Tag>{marks.simulated}</Tag>}
    </>
  );
}

/** Who leads it, what next and by when, or how it ended. */
export function AccompanimentFacts({ accompaniment, more = [] }: { accompaniment: Accompaniment; more?: readonly FactLine[] }) {
  const who = useWho();
  const { closedOn, nextOn, outcome } = accompaniment;
  return (
    <Facts
      lines={[
        { term: strings.owner, detail: who(accompaniment.owner) },
        { term: strings.next, detail: closedOn ? undefined : nextOn ? longDay(nextOn) : strings.noNext },
        ...more,
        { term: strings.outcome, detail: outcome ? byCode(ends, outcome) : undefined },
        { term: strings.closedOn, detail: closedOn ? longDay(closedOn) : undefined },
      ]}
    />
  );
}
