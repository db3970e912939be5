import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { count } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Facts, Soft } from '~/ui/facts';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { useDone } from '~/ui/toast';
import { strings } from './edition.strings';
import { useRemindEdition, useSetEditionRules, type Edition } from './fair-o-meter.api';
import { refusals } from './fair-o-meter.strings';

/** When the communes of an edition are reminded, and what became of it. */
export function EditionMails({ edition }: { edition: Edition }) {
  const [editing, setEditing] = useState(false);
  const { rules } = edition;
  return (
    <Card title={strings.reminders}>
      <Stack>
        {rules.example && <p>{strings.example}</p>}
        <Facts
          lines={[
            { term: strings.remindedOn, detail: rules.reminderDays.map(longDay).join(' · ') || strings.noReminders },
            { term: strings.lastReminded, detail: edition.remindedOn ? longDay(edition.remindedOn) : null },
            { term: strings.confirmAfter, detail: strings.months({ count: rules.confirmAfterMonths }) },
          ]}
        />
        <Soft>{strings.whom}</Soft>
        <Row>
          {edition.allowedActions.includes('setEditionRules') && (
            <>
              <Button onClick={() => setEditing(true)}>{strings.edit}</Button>
              <Link to="/rappels">{strings.next}</Link>
            </>
          )}
        </Row>
      </Stack>
      {editing && <RulesDialog edition={edition} onClose={() => setEditing(false)} />}
    </Card>
  );
}

/** `30, 14, 3` as numbers; undefined where it is not a list of days. */
export function daysOf(text: string): number[] | undefined {
  const days = text.split(',').map((part) => part.trim()).filter(Boolean).map(Number);
  const fit = days.length <= 10 && new Set(days).size === days.length && days.every((day) => Number.isInteger(day) && day >= 0 && day <= 365);
  return fit ? days : undefined;
}

function RulesDialog({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const set = useSetEditionRules();
  const done = useDone(strings.saved, onClose);
  const [wrong, setWrong] = useState(false);
  return (
    <Dialog title={strings.edit} onClose={onClose}>
      <Form
        edits={edition}
        draft={`fair-o-meter-rules-${edition.code}`}
        submit={strings.save}
        busy={set.isPending}
        error={set.error ? explain(set.error, refusals) : undefined}
        onSubmit={(fields, sent) => {
          const remindDaysBefore = daysOf(textOf(fields, 'days'));
          setWrong(!remindDaysBefore);
          if (!remindDaysBefore) return;
          set.mutate(
            {
              params: { path: { code: edition.code }, header: ifMatch(edition) },
              body: { remindDaysBefore, confirmAfterMonths: Number(textOf(fields, 'months')) },
            },
            done(sent),
          );
        }}
      >
        <TextField
          name="days"
          label={strings.days}
          hint={strings.daysHint}
          error={wrong ? strings.daysWrong : undefined}
          defaultValue={edition.rules.remindDaysBefore.join(', ')}
        />
        <TextField
          name="months"
          type="number"
          min={1}
          max={120}
          label={strings.confirmMonths}
          hint={strings.confirmHint}
          defaultValue={edition.rules.confirmAfterMonths}
          required
        />
      </Form>
    </Dialog>
  );
}

/** Shows whom the mails reach before they go. */
export function RemindDialog({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const remind = useRemindEdition();
  const notBegun = (edition.communes ?? []).filter(({ status }) => status === 'notStarted');
  const done = useDone(strings.reminding({ count: notBegun.length }), onClose);
  return (
    <Dialog title={strings.remindTitle({ count: notBegun.length })} onClose={onClose}>
      <Form
        edits={edition}
        draft={`fair-o-meter-remind-${edition.code}`}
        submit={strings.remindNow}
        busy={remind.isPending}
        error={remind.error ? explain(remind.error, refusals) : undefined}
        onSubmit={(_, sent) =>
          remind.mutate({ params: { path: { code: edition.code }, header: ifMatch(edition) }, body: { communes: notBegun.length } }, done(sent))
        }
      >
        <p>{strings.remindHelp}</p>
        <p>{notBegun.map((one) => inWords(one.communeName)).join(', ')}</p>
      </Form>
    </Dialog>
  );
}

/** Where the edition is heading, with what that is taken from. */
export function Forecast({ edition }: { edition: Edition }) {
  const { forecast } = edition;
  if (!edition.open) return null;
  if (!forecast) return <Soft>{strings.noForecast}</Soft>;
  const { earlier } = forecast;
  return (
    <Stack tight>
      <p>
        <strong>{labelled(strings.forecast, strings.forecastCount({ expected: count(forecast.expected), invited: count(forecast.invited) }))}</strong>
      </p>
      <Soft>
        {earlier
          ? strings.byEarlier({ edition: inWords(earlier.label), sent: earlier.sent, invited: earlier.invited })
          : strings.byPace({ days: forecast.recentDays ?? 0, recent: forecast.recentSent ?? 0, sent: forecast.sent, count: forecast.daysLeft })}
      </Soft>
      <Soft>{strings.estimate}</Soft>
    </Stack>
  );
}
