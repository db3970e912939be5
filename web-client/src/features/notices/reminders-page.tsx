import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { roles } from '~/api/roles.strings';
import type { components } from '~/api/schema';
import { textOf } from '~/lib/forms';
import { addDays, longDay, today } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { DateField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useDone, useToast } from '~/ui/toast';
import { remindersQuery, usePauseReminders, useResumeReminders } from './notices.api';
import { kinds, refusals, strings } from './reminders.strings';
import { RulesCard } from './rules-card';

type Reminder = components['schemas']['ListRemindersNextReminder'];
type Paused = components['schemas']['ListRemindersPausedReminder'];

const placeOf = (reminder: Reminder | Paused) => (reminder.commune ? inWords(reminder.commune) : strings.campaign);

const aboutOf = (reminder: Reminder) => [byCode(kinds, reminder.kind), ...(reminder.code ? [reminder.code] : [])].join(', ');

/** The reminders that go out next, and the rules behind them. */
export function RemindersPage() {
  const { data: reminders } = useSuspenseQuery(remindersQuery);
  const [pausing, setPausing] = useState<Reminder>();
  const mayPause = reminders.allowedActions.includes('pauseReminders');
  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} />
      {reminders.paused.length > 0 && <PausedCard paused={reminders.paused} />}
      <Card title={strings.title}>
        {reminders.items.length === 0 ? (
          <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>
        ) : (
          <Table
            caption={strings.title}
            rows={reminders.items}
            rowKey={(reminder) => `${reminder.rule} ${reminder.object} ${reminder.dueOn}`}
            columns={[
              { key: 'on', header: strings.on, rowHeader: true, cell: (reminder) => longDay(reminder.dueOn) },
              { key: 'about', header: strings.about, cell: (reminder) => <a href={reminder.path}>{aboutOf(reminder)}</a> },
              { key: 'place', header: strings.place, cell: placeOf },
              { key: 'day', header: strings.day, cell: (reminder) => longDay(reminder.day) },
              { key: 'to', header: strings.to, cell: recipientsOf },
              {
                key: 'actions',
                header: strings.actions,
                cell: (reminder) =>
                  mayPause ? (
                    <Button small aria-label={strings.pauseOf({ about: `${aboutOf(reminder)}, ${placeOf(reminder)}` })} onClick={() => setPausing(reminder)}>
                      {strings.pause}
                    </Button>
                  ) : null,
              },
            ]}
          />
        )}
      </Card>
      <RulesCard />
      {pausing && <PauseDialog reminder={pausing} onClose={() => setPausing(undefined)} />}
    </Stack>
  );
}

const recipientsOf = (reminder: Reminder) =>
  [...reminder.roles.map((role) => byCode(roles, role)), ...(reminder.person ? [strings.person] : [])].join(', ');

function PauseDialog({ reminder, onClose }: { reminder: Reminder; onClose: () => void }) {
  const pause = usePauseReminders();
  const done = useDone(strings.pausedDone, onClose);
  return (
    <Dialog title={strings.pauseOf({ about: aboutOf(reminder) })} onClose={onClose}>
      <Form
        draft={`pause-${reminder.object}`}
        submit={strings.pause}
        busy={pause.isPending}
        error={pause.error ? explain(pause.error, refusals) : undefined}
        onSubmit={(fields, sent) => pause.mutate({ body: { object: reminder.object, until: textOf(fields, 'until') } }, done(sent))}
      >
        <p>{strings.pauseHelp}</p>
        <DateField name="until" label={strings.until} min={today()} defaultValue={addDays(today(), 30)} required />
      </Form>
    </Dialog>
  );
}

function PausedCard({ paused }: { paused: readonly Paused[] }) {
  const resume = useResumeReminders();
  const show = useToast();
  return (
    <Card title={strings.paused}>
      <Entries label={strings.paused}>
        {paused.map((one) => (
          <Entry
            key={one.object}
            title={<a href={one.path}>{`${byCode(kinds, one.kind)}, ${placeOf(one)}`}</a>}
            actions={
              <Row>
                <Button
                  small
                  busy={resume.isPending}
                  onClick={() =>
                    resume.mutate(
                      { body: { object: one.object } },
                      { onSuccess: () => show({ text: strings.resumed }), onError: (error) => show({ text: explain(error, refusals) }) },
                    )
                  }
                >
                  {strings.resume}
                </Button>
              </Row>
            }
          >
            <Soft>{strings.pausedUntil({ day: longDay(one.until) })}</Soft>
          </Entry>
        ))}
      </Entries>
    </Card>
  );
}
