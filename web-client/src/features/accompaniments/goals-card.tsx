import { useState } from 'react';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf } from '~/lib/as-of';
import { longDay, today } from '~/lib/dates';
import { sortBy } from '~/lib/sorting';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Entries, Entry } from '~/ui/facts';
import { Card, Row, Stack } from '~/ui/layout';
import { StateBadge } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { GoalDialog } from './accompaniment-dialogs';
import { useReachGoal, useSetGoal, type Accompaniment } from './accompaniments.api';
import { goals, refusals, strings } from './accompaniments.strings';

type Goal = Accompaniment['goals'][number];

interface GoalsCardProps {
  accompaniment: Accompaniment;
  may: (action: string) => boolean;
}

/** What the commune wants to reach and by when, the nearest first. */
export function GoalsCard({ accompaniment, may }: GoalsCardProps) {
  const [adding, setAdding] = useState(false);
  const set = accompaniment.goals.map((goal) => goal.goal);
  const left = Object.keys(goals).filter((code) => !set.includes(code));

  return (
    <Card title={strings.goals}>
      <Stack>
        {set.length === 0 && <p>{strings.noGoals}</p>}
        <Entries label={strings.goals}>
          {sortBy(accompaniment.goals, (goal) => goal.dueOn, 'asc').map((goal) => (
            <GoalEntry key={goal.goal} accompaniment={accompaniment} goal={goal} may={may} />
          ))}
        </Entries>
        {may('setAccompanimentGoal') && left.length > 0 && (
          <div>
            <Button onClick={() => setAdding(true)}>{strings.addGoal}</Button>
          </div>
        )}
      </Stack>
      {adding && <GoalDialog accompaniment={accompaniment} choices={left} onClose={() => setAdding(false)} />}
    </Card>
  );
}

interface GoalEntryProps extends GoalsCardProps {
  goal: Goal;
}

function GoalEntry({ accompaniment, goal, may }: GoalEntryProps) {
  const [moving, setMoving] = useState(false);
  const day = useAsOf() ?? today();
  const name = byCode(goals, goal.goal);
  const open = !goal.reachedOn;

  return (
    <Entry
      title={name}
      aside={strings.dueOn({ day: longDay(goal.dueOn) })}
      actions={
        open && (
          <>
            {may('reachAccompanimentGoal') && <ReachButton accompaniment={accompaniment} goal={goal} />}
            {may('setAccompanimentGoal') && (
              <Button small look="quiet" aria-label={strings.moveNamed({ goal: name })} onClick={() => setMoving(true)}>
                {strings.move}
              </Button>
            )}
          </>
        )
      }
    >
      <Row>
        {goal.reachedOn && <StateBadge state="onTrack">{strings.reachedOn({ day: longDay(goal.reachedOn) })}</StateBadge>}
        {open && goal.dueOn < day && <StateBadge state="watch">{strings.lateSince({ day: longDay(goal.dueOn) })}</StateBadge>}
      </Row>
      {moving && <GoalDialog accompaniment={accompaniment} choices={[goal.goal]} onClose={() => setMoving(false)} />}
    </Entry>
  );
}

/** Notes a goal as reached today; it can be taken back as long as its own day has not passed. */
function ReachButton({ accompaniment, goal }: { accompaniment: Accompaniment; goal: Goal }) {
  const reach = useReachGoal();
  const reopen = useSetGoal();
  const show = useToast();
  const path = { caseId: accompaniment.caseId };
  const onError = (error: unknown) => show({ text: explain(error, refusals) });

  const takeBack = () =>
    reopen.mutate(
      // Right after the goal was reached the case is one version further.
      { params: { path, header: ifMatch({ version: accompaniment.version + 1 }) }, body: { goal: goal.goal, dueOn: goal.dueOn } },
      { onError },
    );

  return (
    <Button
      small
      busy={reach.isPending}
      aria-label={strings.reachNamed({ goal: byCode(goals, goal.goal) })}
      onClick={() =>
        reach.mutate(
          { params: { path, header: ifMatch(accompaniment) }, body: { goal: goal.goal, on: today() } },
          { onSuccess: () => show({ text: strings.goalReached, undo: goal.dueOn >= today() ? takeBack : undefined }), onError },
        )
      }
    >
      {strings.reach}
    </Button>
  );
}
