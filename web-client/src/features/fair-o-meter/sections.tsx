import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { useMay } from '~/api/session';
import { longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { byCode, labelled } from '~/lib/strings';
import { Bar } from '~/ui/bar';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, More } from '~/ui/facts';
import { ProblemPanel } from '~/ui/feedback';
import { DateField, Select, TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useDone } from '~/ui/toast';
import { committeeOfQuery, tasksQuery, useEntrust, type Assessment } from './fair-o-meter.api';
import { strings, taskRefusals, taskStates } from './filling.strings';

interface SectionsProps {
  assessment: Assessment;
  /** Goes to a question, by its place. */
  onOpen: (place: number) => void;
}

/** The six criteria as sections: how far each is, and who was asked to fill it in while this edition is open. */
export function Sections({ assessment, onOpen }: SectionsProps) {
  const may = useMay();
  const { nisCode, edition, questions } = assessment;
  const tasks = useQuery({ ...tasksQuery(nisCode), enabled: may('listAssignments') });
  const [entrusting, setEntrusting] = useState<string>();
  // The newest stands last among those of one day; who has declined does not have it.
  const holderOf = (criterion: string) =>
    tasks.data?.items.findLast(
      (task) => task.criterion === criterion && task.state !== 'refused' && task.dueOn >= edition.opensOn && task.dueOn <= edition.closesOn,
    );
  const mayEntrust = tasks.data?.allowedActions.includes('giveAssignment') && edition.closesOn >= today();

  return (
    <More label={strings.sections}>
      <Stack>
        {tasks.error && <ProblemPanel>{explain(tasks.error)}</ProblemPanel>}
        <Entries label={strings.sections}>
          {assessment.criteria.map(({ code, name }) => {
            const asked = questions.filter((question) => question.criterion === code);
            const answered = asked.filter((question) => question.answer).length;
            const next = questions.findIndex((question) => question.criterion === code && (answered === asked.length || !question.answer));
            const holder = holderOf(code);
            const title = inWords(name);
            return (
              <Entry
                key={code}
                title={title}
                aside={<Tag>{holder ? byCode(taskStates, holder.state) : strings.free}</Tag>}
                actions={
                  <>
                    <Button
                      small
                      aria-label={labelled(answered === asked.length ? strings.reread : strings.resume, title)}
                      onClick={() => onOpen(next)}
                    >
                      {answered === asked.length ? strings.reread : strings.resume}
                    </Button>
                    {mayEntrust && (
                      <Button small look="quiet" aria-label={strings.entrustNamed({ name: title })} onClick={() => setEntrusting(code)}>
                        {strings.entrust}
                      </Button>
                    )}
                  </>
                }
              >
                <Bar
                  label={holder ? strings.withWhom({ name: holder.name ?? strings.forgotten, day: longDay(holder.dueOn) }) : ''}
                  value={answered}
                  max={asked.length}
                  text={strings.progress({ answered, total: asked.length })}
                />
              </Entry>
            );
          })}
        </Entries>
      </Stack>
      {entrusting && <EntrustDialog assessment={assessment} criterion={entrusting} onClose={() => setEntrusting(undefined)} />}
    </More>
  );
}

/** Asks one person of the committee for one section, by the mail of every small task. */
function EntrustDialog({ assessment, criterion, onClose }: { assessment: Assessment; criterion: string; onClose: () => void }) {
  const { nisCode, edition } = assessment;
  const committee = useQuery(committeeOfQuery(nisCode));
  const entrust = useEntrust();
  const done = useDone(strings.entrusted, onClose);
  const members = new Map(
    committee.data?.mandates.filter((mandate) => mandate.holds && mandate.name).map(({ personId, name }) => [personId, name ?? '']),
  );
  const name = inWords(assessment.criteria.find(({ code }) => code === criterion)?.name);

  return (
    <Dialog title={strings.entrustNamed({ name })} onClose={onClose}>
      {committee.error && <ProblemPanel>{explain(committee.error)}</ProblemPanel>}
      <Form
        draft={`fair-o-meter-section-${assessment.assessmentId}-${criterion}`}
        submit={strings.entrust}
        busy={entrust.isPending}
        error={entrust.error ? explain(entrust.error, taskRefusals) : undefined}
        onSubmit={(fields, sent) =>
          entrust.mutate(
            {
              body: {
                area: nisCode,
                personId: textOf(fields, 'personId'),
                text: textOf(fields, 'text'),
                dueOn: textOf(fields, 'dueOn'),
                criterion,
                email: optionalTextOf(fields, 'email'),
              },
            },
            done(sent),
          )
        }
      >
        <Select name="personId" label={strings.who} options={[...members].map(([value, label]) => ({ value, label }))} required />
        <DateField name="dueOn" label={strings.until} min={today()} max={edition.closesOn} defaultValue={edition.closesOn} required />
        <TextArea
          name="text"
          label={strings.words}
          hint={strings.wordsHint}
          maxLength={1000}
          defaultValue={strings.ask({ criterion: name, address: globalThis.location.href })}
          required
        />
        <TextField name="email" type="email" label={strings.email} hint={strings.emailHint} maxLength={254} autoComplete="off" optional />
      </Form>
    </Dialog>
  );
}
