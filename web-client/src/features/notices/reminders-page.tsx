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
import { Entries, Entry, More, Soft } from '~/ui/facts';
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

/** What several communes are told on the same morning is one line. */
interface Line {
  first: Reminder;
  all: readonly Reminder[];
}

function linesOf(reminders: readonly Reminder[]): Line[] {
  const lines = new Map<string, [Reminder, ...Reminder[]]>();
  for (const reminder of reminders) {
    const shared = reminder.kind.startsWith('fairOMeter') ? `${reminder.kind} ${reminder.dueOn} ${reminder.day} ${reminder.code ?? ''}` : `${reminder.rule} ${reminder.object} ${reminder.dueOn}`;
    const line = lines.get(shared);
    if (line) line.push(reminder);
    else lines.set(shared, [reminder]);
  }
  return [...lines.values()].map((all) => ({ first: all[0], all }));
}

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
            rows={linesOf(reminders.items)}
            rowKey={({ first }) => `${first.rule} ${first.object} ${first.dueOn}`}
            columns={[
              { key: 'on', header: strings.on, rowHeader: true, cell: ({ first }) => longDay(first.dueOn) },
              {
                key: 'about',
                header: strings.about,
                cell: ({ first, all }) => (all.length > 1 ? aboutOf(first) : <a href={first.path}>{aboutOf(first)}</a>),
              },
              {
                key: 'place',
                header: strings.place,
                cell: ({ first, all }) => (all.length > 1 ? <Places all={all} onPause={mayPause ? setPausing : undefined} /> : placeOf(first)),
              },
              { key: 'day', header: strings.day, cell: ({ first }) => longDay(first.day) },
              { key: 'to', header: strings.to, cell: ({ first }) => recipientsOf(first) },
              {
                key: 'actions',
                header: strings.actions,
                cell: ({ first, all }) => (mayPause && all.length === 1 ? <PauseButton reminder={first} onPause={setPausing} /> : null),
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

function PauseButton({ reminder, onPause }: { reminder: Reminder; onPause: (reminder: Reminder) => void }) {
  return (
    <Button small aria-label={strings.pauseOf({ about: `${aboutOf(reminder)}, ${placeOf(reminder)}` })} onClick={() => onPause(reminder)}>
      {strings.pause}
    </Button>
  );
}

function Places({ all, onPause }: { all: readonly Reminder[]; onPause: ((reminder: Reminder) => void) | undefined }) {
  return (
    <More label={strings.places({ count: all.length })}>
      <Stack tight>
        {all.map((reminder) => (
          <Row key={reminder.object}>
            <a href={reminder.path}>{placeOf(reminder)}</a>
            {onPause && <PauseButton reminder={reminder} onPause={onPause} />}
          </Row>
        ))}
      </Stack>
    </More>
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
