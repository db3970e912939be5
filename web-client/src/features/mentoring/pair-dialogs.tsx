import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { useActsFor } from '~/api/session';
import { textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Dialog } from '~/ui/dialog';
import { Select, TextField, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { useDone } from '~/ui/toast';
import { useChangeMentor, useCheckIn, useEnd, usePause } from './mentoring.api';
import { feelings, pairOutcomes, reasons, refusals, strings } from './mentoring.strings';

type Pair = components['schemas']['MentoringPairDetails'];

interface DialogProps {
  pair: Pair;
  onClose: () => void;
}

const options = (codes: readonly string[]) => codes.map((value) => ({ value, label: byCode(reasons, value) }));

export function PauseDialog({ pair, onClose }: DialogProps) {
  const pause = usePause();
  const done = useDone(strings.paused, onClose);
  return (
    <Dialog title={strings.pause} onClose={onClose}>
      <Form
        edits={pair}
        draft={`pair-pause-${pair.pairId}`}
        submit={strings.pause}
        busy={pause.isPending}
        error={pause.error ? explain(pause.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          pause.mutate({ params: { path: { pairId: pair.pairId }, header: ifMatch(pair) }, body: { reason: textOf(fields, 'reason') } }, done(sent))
        }
      >
        <p>{strings.pauseHelp}</p>
        <Select name="reason" label={strings.reason} options={options(['elections', 'holidays', 'staffChange', 'otherPriority', 'other'])} />
      </Form>
    </Dialog>
  );
}

export function EndDialog({ pair, onClose }: DialogProps) {
  const end = useEnd();
  const done = useDone(strings.ended, onClose);
  const [outcome, setOutcome] = useState('completed');
  return (
    <Dialog title={strings.end} onClose={onClose}>
      <Form
        edits={pair}
        draft={`pair-end-${pair.pairId}`}
        submit={strings.end}
        danger
        busy={end.isPending}
        error={end.error ? explain(end.error, refusals) : undefined}
        onSubmit={(fields, sent) => {
          const goalsReached = textOf(fields, 'goalsReached');
          end.mutate(
            {
              params: { path: { pairId: pair.pairId }, header: ifMatch(pair) },
              body: {
                outcome: textOf(fields, 'outcome'),
                reason: outcome === 'cancelled' ? textOf(fields, 'reason') : undefined,
                evaluation: goalsReached === '' ? undefined : { goalsReached: Number(goalsReached) },
              },
            },
            done(sent),
          );
        }}
      >
        <p>{strings.endHelp}</p>
        <Select
          name="outcome"
          label={strings.how}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
          options={optionsOf(pairOutcomes)}
        />
        {outcome === 'cancelled' && (
          <Select name="reason" label={strings.reason} options={options(['noTime', 'noStaff', 'noFit', 'otherPriority', 'other'])} />
        )}
        <TextField name="goalsReached" type="number" min={0} max={100} inputMode="numeric" label={strings.goalsReached} optional />
      </Form>
    </Dialog>
  );
}

export function ChangeMentorDialog({ pair, onClose }: DialogProps) {
  const change = useChangeMentor();
  const done = useDone(strings.mentorChanged, onClose);
  return (
    <Dialog title={strings.changeMentor} onClose={onClose}>
      <Form
        edits={pair}
        draft={`pair-change-${pair.pairId}`}
        submit={strings.changeMentor}
        danger
        busy={change.isPending}
        error={change.error ? explain(change.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          change.mutate({ params: { path: { pairId: pair.pairId }, header: ifMatch(pair) }, body: { reason: textOf(fields, 'reason') } }, done(sent))
        }
      >
        <p>{strings.changeMentorHelp({ mentee: inWords(pair.mentee.name) })}</p>
        <Select name="reason" label={strings.reason} options={options(['noTime', 'noStaff', 'noFit', 'tooFar', 'other'])} />
      </Form>
    </Dialog>
  );
}

export function CheckInDialog({ pair, onClose }: DialogProps) {
  const actsFor = useActsFor();
  const checkIn = useCheckIn();
  const done = useDone(strings.checkedIn, onClose);
  const sides = (['mentee', 'mentor'] as const).filter((side) => actsFor(pair[side].nisCode));
  return (
    <Dialog title={strings.checkIn} onClose={onClose}>
      <Form
        edits={pair}
        draft={`pair-check-in-${pair.pairId}`}
        submit={strings.checkInSave}
        busy={checkIn.isPending}
        error={checkIn.error ? explain(checkIn.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          checkIn.mutate(
            {
              params: { path: { pairId: pair.pairId }, header: ifMatch(pair) },
              body: { feeling: Number(textOf(fields, 'feeling')), side: textOf(fields, 'side') },
            },
            done(sent),
          )
        }
      >
        <Select name="side" label={strings.checkInFor} options={sides.map((value) => ({ value, label: inWords(pair[value].name) }))} />
        <Select
          name="feeling"
          label={strings.checkIn}
          defaultValue="4"
          options={optionsOf(feelings)}
        />
      </Form>
    </Dialog>
  );
}
