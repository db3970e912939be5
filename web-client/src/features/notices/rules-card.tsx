import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { roles } from '~/api/roles.strings';
import type { components } from '~/api/schema';
import { textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Soft } from '~/ui/facts';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import { reminderRulesQuery, useReviseRules } from './notices.api';
import { kinds, strings } from './reminders.strings';

type Rule = components['schemas']['ReminderRule'];
type Rules = components['schemas']['GetReminderRulesResponse'];

/** When and whom people are reminded of what; the coordination may change it. */
export function RulesCard() {
  const { data: rules } = useSuspenseQuery(reminderRulesQuery);
  const [editing, setEditing] = useState<Rule>();
  const mayEdit = rules.allowedActions.includes('reviseReminderRules');
  return (
    <Card title={strings.rules} aside={<Soft>{strings.ruleNumber({ number: rules.number })}</Soft>}>
      <Stack>
        {rules.example && <p>{strings.example}</p>}
        <Table
          caption={strings.rules}
          rows={rules.rules}
          rowKey={(rule) => rule.code}
          columns={[
            { key: 'about', header: strings.about, rowHeader: true, cell: (rule) => byCode(kinds, rule.kind) },
            { key: 'when', header: strings.when, cell: whenOf },
            { key: 'to', header: strings.to, cell: (rule) => rule.roles.map((role) => byCode(roles, role)).join(', ') || strings.person },
            {
              key: 'actions',
              header: strings.actions,
              cell: (rule) =>
                mayEdit ? (
                  <Button small aria-label={strings.editOf({ about: byCode(kinds, rule.kind) })} onClick={() => setEditing(rule)}>
                    {strings.edit}
                  </Button>
                ) : null,
            },
          ]}
        />
      </Stack>
      {editing && <EditDialog rules={rules} rule={editing} onClose={() => setEditing(undefined)} />}
    </Card>
  );
}

function whenOf(rule: Rule): string {
  const days = rule.offsets.map((days) =>
    days === 0 ? strings.theDay : days < 0 ? strings.before({ count: -days }) : strings.after({ count: days }),
  );
  return [...days, ...(rule.repeatDays > 0 ? [strings.every({ count: rule.repeatDays })] : []), strings.most({ count: rule.most })].join(', ');
}

function EditDialog({ rules, rule, onClose }: { rules: Rules; rule: Rule; onClose: () => void }) {
  const revise = useReviseRules();
  const done = useDone(strings.saved, onClose);
  const [wrong, setWrong] = useState(false);
  return (
    <Dialog title={strings.editOf({ about: byCode(kinds, rule.kind) })} onClose={onClose}>
      <Form
        edits={rules}
        draft={`rule-${rule.code}`}
        submit={strings.save}
        busy={revise.isPending}
        error={revise.error ? explain(revise.error) : undefined}
        onSubmit={(fields, sent) => {
          const offsets = textOf(fields, 'offsets').split(',').map((text) => Number(text.trim().replace('−', '-') || NaN));
          setWrong(offsets.some((days) => !Number.isInteger(days)));
          if (offsets.some((days) => !Number.isInteger(days))) return;
          const changed = { ...rule, offsets, repeatDays: Number(textOf(fields, 'repeat')), most: Number(textOf(fields, 'most')) };
          revise.mutate(
            { params: { header: ifMatch(rules) }, body: { rules: rules.rules.map((one) => (one.code === rule.code ? changed : one)) } },
            done(sent),
          );
        }}
      >
        <TextField
          name="offsets"
          label={strings.offsets}
          hint={strings.offsetsHint}
          error={wrong ? strings.offsetsWrong : undefined}
          defaultValue={rule.offsets.join(', ')}
          required
        />
        <TextField name="repeat" type="number" min={0} max={366} label={strings.repeat} defaultValue={rule.repeatDays} required />
        <TextField name="most" type="number" min={1} max={50} label={strings.limit} defaultValue={rule.most} required />
      </Form>
    </Dialog>
  );
}
