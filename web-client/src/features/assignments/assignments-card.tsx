import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { strings as people } from '~/api/people.strings';
import { explain } from '~/api/problem';
import { addDays, longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState, ProblemPanel, Skeleton } from '~/ui/feedback';
import { DateField, Select, TextArea, TextField, type Option } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useDone } from '~/ui/toast';
import { assignmentsQuery, useGiveAssignment } from './assignments.api';
import { refusals, states, strings } from './assignments.strings';

interface Props {
  nisCode: string;
  /** Who sits on the committee. */
  members: readonly Option[];
}

/** Small tasks of a committee, and how much of the work one person does. */
export function AssignmentsCard({ nisCode, members }: Props) {
  const assignments = useQuery(assignmentsQuery(nisCode));
  const [giving, setGiving] = useState(false);
  const share = assignments.data?.contributions;
  const give = assignments.data?.allowedActions.includes('giveAssignment') && members.length > 0 && (
    <Button onClick={() => setGiving(true)}>{strings.give}</Button>
  );
  return (
    <Card title={strings.title} aside={give}>
      <Stack>
        {assignments.error && <ProblemPanel>{explain(assignments.error)}</ProblemPanel>}
        {assignments.isLoading && <Skeleton lines={2} />}
        {share && <p>{strings.share({ name: share.mainName ?? people.forgotten, share: share.mainShare, count: share.total })}</p>}
        {assignments.data?.items.length === 0 && <EmptyState title={strings.none}>{strings.lead}</EmptyState>}
        <Entries label={strings.title}>
          {assignments.data?.items.map((one) => (
            <Entry key={one.id} title={one.name ?? people.forgotten} aside={<Tag>{byCode(states, one.state)}</Tag>} faded={one.state === 'refused'}>
              <p>{one.text}</p>
              <Soft>{strings.dueOn({ day: longDay(one.dueOn) })}</Soft>
              {one.answer && <Soft>{strings.answer({ answer: one.answer })}</Soft>}
            </Entry>
          ))}
        </Entries>
      </Stack>
      {giving && <GiveDialog nisCode={nisCode} members={members} onClose={() => setGiving(false)} />}
    </Card>
  );
}

function GiveDialog({ nisCode, members, onClose }: Props & { onClose: () => void }) {
  const give = useGiveAssignment();
  const done = useDone(strings.given, onClose);
  return (
    <Dialog title={strings.give} onClose={onClose}>
      <Form
        draft={`assignment-${nisCode}`}
        submit={strings.give}
        busy={give.isPending}
        error={give.error ? explain(give.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          give.mutate(
            {
              body: {
                area: nisCode,
                personId: textOf(fields, 'personId'),
                text: textOf(fields, 'text'),
                dueOn: textOf(fields, 'dueOn'),
                email: optionalTextOf(fields, 'email'),
              },
            },
            done(sent),
          )
        }
      >
        <Select name="personId" label={strings.who} options={members} required />
        <TextArea name="text" label={strings.what} hint={strings.whatHint} maxLength={1000} required />
        <DateField name="dueOn" label={strings.until} min={today()} defaultValue={addDays(today(), 14)} required />
        <TextField name="email" type="email" label={strings.email} hint={strings.emailHint} maxLength={254} autoComplete="off" optional />
      </Form>
    </Dialog>
  );
}
