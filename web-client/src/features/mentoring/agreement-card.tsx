import { useState } from 'react';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { criteria } from '~/api/vocabulary.strings';
import { longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Fields } from '~/ui/facts';
import { DateField, Select, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { useAgree } from './mentoring.api';
import { refusals, strings } from './mentoring.strings';
import { criterionOptions } from './words';

type Pair = components['schemas']['MentoringPairDetails'];

const goalsAtMost = 3;

/** What the pair wants to reach and how often it meets. */
export function AgreementCard({ pair, mayAgree }: { pair: Pair; mayAgree: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Card title={strings.agreement} id="buts">
      <Stack>
        {pair.goals.length === 0 ? (
          <p>{strings.noAgreement}</p>
        ) : (
          <ul>
            {pair.goals.map((goal) => (
              <li key={goal.text}>{goal.criterion ? `${goal.text} (${byCode(criteria, goal.criterion)})` : goal.text}</li>
            ))}
          </ul>
        )}
        <p>
          {strings.rhythm({ days: pair.rhythmDays })}
          {pair.until && `, ${strings.until({ day: longDay(pair.until) })}`}
        </p>
        {open ? (
          <AgreementForm pair={pair} onDone={() => setOpen(false)} />
        ) : (
          mayAgree && (
            <div>
              <Button onClick={() => setOpen(true)}>{pair.agreedOn ? strings.agreeAgain : strings.agree}</Button>
            </div>
          )
        )}
      </Stack>
    </Card>
  );
}

function AgreementForm({ pair, onDone }: { pair: Pair; onDone: () => void }) {
  const agree = useAgree();
  const show = useToast();
  const places = Array.from({ length: goalsAtMost }, (_, place) => place + 1);

  function submit(fields: FormData, sent: () => void) {
    const goals = places.flatMap((place) => {
      const text = textOf(fields, `goal${String(place)}`);
      return text ? [{ text, criterion: optionalTextOf(fields, `criterion${String(place)}`) }] : [];
    });
    agree.mutate(
      {
        params: { path: { pairId: pair.pairId }, header: ifMatch(pair) },
        body: { goals, rhythmDays: Number(textOf(fields, 'rhythmDays')), until: optionalTextOf(fields, 'until') },
      },
      {
        onSuccess: () => {
          sent();
          show({ text: strings.agreed });
          onDone();
        },
      },
    );
  }

  return (
    <Form
      edits={pair}
      draft={`pair-agreement-${pair.pairId}`}
      submit={strings.agree}
      busy={agree.isPending}
      error={agree.error ? explain(agree.error, refusals) : undefined}
      onSubmit={submit}
    >
      {places.map((place) => (
        <Fields key={place}>
          <TextField
            name={`goal${String(place)}`}
            label={strings.goal({ number: place })}
            hint={place === 1 ? strings.textHint : undefined}
            defaultValue={pair.goals[place - 1]?.text}
            maxLength={200}
            required={place === 1}
            optional={place > 1}
          />
          <Select
            name={`criterion${String(place)}`}
            label={strings.goalCriterion({ number: place })}
            defaultValue={pair.goals[place - 1]?.criterion ?? ''}
            empty={strings.anyCriterion}
            options={criterionOptions()}
          />
        </Fields>
      ))}
      <Fields>
        <TextField name="rhythmDays" type="number" min={7} max={366} label={strings.rhythmDays} defaultValue={pair.rhythmDays} required />
        <DateField name="until" label={strings.untilDay} min={today()} defaultValue={pair.until ?? undefined} optional />
      </Fields>
    </Form>
  );
}
