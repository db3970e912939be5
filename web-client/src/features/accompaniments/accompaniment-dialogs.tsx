import { ends } from '~/api/accompaniments.strings';
import { channels, outcomes } from '~/api/contacts.strings';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { addDays, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Dialog } from '~/ui/dialog';
import { Fields } from '~/ui/facts';
import { DateField, Select, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { useDone } from '~/ui/toast';
import { useCloseAccompaniment, useNoteContact, useSetGoal, type Accompaniment } from './accompaniments.api';
import { goals, refusals, strings } from './accompaniments.strings';

interface DialogProps {
  accompaniment: Accompaniment;
  onClose: () => void;
}

const addressed = (accompaniment: Accompaniment) => ({ path: { caseId: accompaniment.caseId }, header: ifMatch(accompaniment) });

/** Days that a commune usually wants for a first goal. */
const daysForGoal = 60;

/** Agrees on one of the goals, or moves it to another day. */
export function GoalDialog({ accompaniment, choices, onClose }: DialogProps & { choices: readonly string[] }) {
  const set = useSetGoal();
  const done = useDone(strings.goalSet, onClose);
  const [only] = choices.length === 1 ? accompaniment.goals.filter(({ goal }) => goal === choices[0]) : [];
  return (
    <Dialog title={only ? strings.moveNamed({ goal: byCode(goals, only.goal) }) : strings.addGoal} onClose={onClose}>
      <Form
        edits={accompaniment}
        draft={`accompaniment-goal-${accompaniment.caseId}-${only?.goal ?? ''}`}
        submit={only ? strings.move : strings.addGoal}
        busy={set.isPending}
        error={set.error ? explain(set.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          set.mutate(
            { params: addressed(accompaniment), body: { goal: only?.goal ?? textOf(fields, 'goal'), dueOn: textOf(fields, 'dueOn') } },
            done(sent),
          )
        }
      >
        {!only && <Select name="goal" label={strings.goal} options={choices.map((code) => ({ value: code, label: byCode(goals, code) }))} />}
        <DateField name="dueOn" label={strings.by} defaultValue={addDays(today(), daysForGoal)} min={today()} required />
      </Form>
    </Dialog>
  );
}

/** Notes a talk with the commune and the day of the next one. */
export function ContactDialog({ accompaniment, onClose }: DialogProps) {
  const note = useNoteContact();
  const done = useDone(strings.noted, onClose);
  return (
    <Dialog title={strings.note} onClose={onClose}>
      <Form
        edits={accompaniment}
        draft={`accompaniment-contact-${accompaniment.caseId}`}
        submit={strings.note}
        busy={note.isPending}
        error={note.error ? explain(note.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          note.mutate(
            {
              params: addressed(accompaniment),
              body: {
                channel: textOf(fields, 'channel'),
                outcome: textOf(fields, 'outcome'),
                on: textOf(fields, 'on'),
                nextOn: optionalTextOf(fields, 'nextOn'),
              },
            },
            done(sent),
          )
        }
      >
        <Fields>
          <Select name="channel" label={strings.channel} options={optionsOf(channels)} />
          <Select name="outcome" label={strings.result} options={optionsOf(outcomes)} />
          <DateField name="on" label={strings.day} defaultValue={today()} max={today()} required />
          <DateField name="nextOn" label={strings.nextDay} optional />
        </Fields>
      </Form>
    </Dialog>
  );
}

/** Ends the accompaniment with what came of it and the day. */
export function CloseDialog({ accompaniment, onClose }: DialogProps) {
  const close = useCloseAccompaniment();
  const done = useDone(strings.closed, onClose);
  return (
    <Dialog title={strings.close} onClose={onClose}>
      <Form
        edits={accompaniment}
        draft={`accompaniment-closure-${accompaniment.caseId}`}
        submit={strings.close}
        busy={close.isPending}
        error={close.error ? explain(close.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          close.mutate(
            { params: addressed(accompaniment), body: { outcome: textOf(fields, 'outcome'), on: textOf(fields, 'on') } },
            done(sent),
          )
        }
      >
        <p>{strings.closeHelp}</p>
        <Select name="outcome" label={strings.outcome} options={optionsOf(ends)} />
        <DateField name="on" label={strings.endDay} defaultValue={today()} min={accompaniment.openedOn} max={today()} required />
      </Form>
    </Dialog>
  );
}
