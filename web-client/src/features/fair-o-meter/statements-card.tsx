import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '~/api/problem';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { Entries, Entry, More, Soft } from '~/ui/facts';
import { Checkbox, Select, TextArea, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { statementsQuery, useMakeStatement, type Assessment, type Statement } from './fair-o-meter.api';
import { kinds, refusals, strings } from './statements.strings';

type Kind = Statement['kind'];
const isKind = (value: string): value is Kind => value in kinds;

/** What the commune says beside the questions, with what the coordination answers. */
export function StatementsCard({ assessment }: { assessment: Assessment }) {
  const { nisCode, edition } = assessment;
  const { data: told } = useQuery(statementsQuery(edition.code, nisCode, useAsOf()));
  if (!told) return null;
  return (
    <Card title={strings.title}>
      <Stack>
        <Soft>{strings.lead}</Soft>
        {told.items.length === 0 ? <p>{strings.none}</p> : (
          <Entries label={strings.title}>
            {told.items.map((statement) => (
              <Entry key={statement.statementId} title={kinds[statement.kind]} aside={<StatementState statement={statement} />}>
                <StatementWords statement={statement} />
              </Entry>
            ))}
          </Entries>
        )}
        {told.allowedActions.includes('makeStatement') && <SayForm code={edition.code} nisCode={nisCode} />}
      </Stack>
    </Card>
  );
}

function SayForm({ code, nisCode }: { code: string; nisCode: string }) {
  const make = useMakeStatement();
  const show = useToast();
  const [kind, setKind] = useState<Kind>('difficulty');
  const [times, setTimes] = useState(0);
  return (
    <More label={strings.tell}>
      <Form
        key={times}
        draft={`fair-o-meter-say-${code}-${nisCode}`}
        submit={strings.say}
        busy={make.isPending}
        error={make.error ? explain(make.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          make.mutate(
            { params: { path: { code } }, body: { nisCode, kind, text: textOf(fields, 'text'), forInformation: fields.get('information') !== null } },
            {
              onSuccess: () => {
                sent();
                setTimes(times + 1);
                show({ text: strings.said });
              },
            },
          )
        }
      >
        <Select label={strings.kind} value={kind} onChange={({ target }) => isKind(target.value) && setKind(target.value)} options={optionsOf(kinds)} />
        <TextArea name="text" label={strings.text} maxLength={2000} required />
        {kind === 'difficulty' && (
          <>
            <Checkbox name="information" label={strings.forInformation} />
            <Soft>{strings.forInformationHelp}</Soft>
          </>
        )}
      </Form>
    </More>
  );
}

/** Whether somebody waits for an answer. */
export function StatementState({ statement }: { statement: Statement }) {
  if (statement.open) return <Tag>{strings.waits}</Tag>;
  if (statement.closed) return <Tag>{strings.closed}</Tag>;
  return statement.kind === 'difficulty' && !statement.followUp ? <Tag>{strings.information}</Tag> : null;
}

/** What was said, and the answer. */
export function StatementWords({ statement }: { statement: Statement }) {
  return (
    <Stack tight>
      <p>{statement.text}</p>
      <Soft>{longDay(statement.madeOn)}</Soft>
      {statement.answer && (
        <>
          <strong>{strings.answer}</strong>
          <p>{strings.answeredOn({ text: statement.answer, day: longDay(statement.answeredOn ?? '') })}</p>
        </>
      )}
    </Stack>
  );
}
