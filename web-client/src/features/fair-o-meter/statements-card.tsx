import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, More, Soft } from '~/ui/facts';
import { Checkbox, Select, TextArea, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { statementsQuery, useMakeStatement, useWithdrawStatement, type Assessment, type Statement } from './fair-o-meter.api';
import { kinds, refusals, strings } from './statements.strings';

type Kind = Statement['kind'];
const isKind = (value: string): value is Kind => value in kinds;

/** What the commune says beside the questions, with what the coordination answers. */
export function StatementsCard({ assessment }: { assessment: Assessment }) {
  const { nisCode, edition } = assessment;
  const { data: told } = useQuery(statementsQuery(edition.code, nisCode, useAsOf()));
  const [leaving, setLeaving] = useState<Statement>();
  const { tellAgain, busy } = useTellAgain();
  if (!told) return null;
  const may = told.allowedActions.includes('withdrawStatement');
  return (
    <Card title={strings.title}>
      <Stack>
        <Soft>{strings.lead}</Soft>
        {told.items.length === 0 ? <p>{strings.none}</p> : (
          <Entries label={strings.title}>
            {told.items.map((statement) => (
              <Entry
                key={statement.statementId}
                title={kinds[statement.kind]}
                aside={<StatementState statement={statement} />}
                faded={statement.withdrawnOn !== undefined}
                actions={
                  may &&
                  (statement.withdrawnOn !== undefined ? (
                    <Button small look="quiet" busy={busy} aria-label={labelled(strings.tellAgain, named(statement))} onClick={() => tellAgain(statement, 0)}>
                      {strings.tellAgain}
                    </Button>
                  ) : (
                    statement.answer === undefined &&
                    !statement.closed && (
                      <Button small look="quiet" aria-label={labelled(strings.withdraw, named(statement))} onClick={() => setLeaving(statement)}>
                        {strings.withdraw}
                      </Button>
                    )
                  ))
                }
              >
                <StatementWords statement={statement} />
              </Entry>
            ))}
          </Entries>
        )}
        {told.allowedActions.includes('makeStatement') && <SayForm code={edition.code} nisCode={nisCode} />}
      </Stack>
      {leaving && <WithdrawDialog statement={leaving} onClose={() => setLeaving(undefined)} />}
    </Card>
  );
}

const named = ({ kind, text }: Statement) => `${kinds[kind]}, ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`;

/** Tells again what was taken back. */
function useTellAgain() {
  const withdraw = useWithdrawStatement();
  const show = useToast();
  return {
    busy: withdraw.isPending,
    tellAgain: (statement: Statement, later: number) =>
      withdraw.mutate(
        { params: { path: { statementId: statement.statementId }, header: ifMatch({ version: statement.version + later }) }, body: { withdrawn: false } },
        { onSuccess: () => show({ text: strings.toldAgain }), onError: (error: unknown) => show({ text: explain(error, refusals) }) },
      ),
  };
}

function WithdrawDialog({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const withdraw = useWithdrawStatement();
  const { tellAgain } = useTellAgain();
  const show = useToast();
  return (
    <Dialog title={strings.withdrawTitle} onClose={onClose}>
      <Form
        draft={`fair-o-meter-withdraw-${statement.statementId}`}
        submit={strings.withdraw}
        busy={withdraw.isPending}
        error={withdraw.error ? explain(withdraw.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          withdraw.mutate(
            {
              params: { path: { statementId: statement.statementId }, header: ifMatch(statement) },
              body: { withdrawn: true, reason: optionalTextOf(fields, 'reason') },
            },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.withdrawn, undo: () => tellAgain(statement, 1) });
                onClose();
              },
            },
          )
        }
      >
        <p>{statement.text}</p>
        <Soft>{statement.open ? strings.withdrawOpen : strings.withdrawHelp}</Soft>
        <TextArea name="reason" label={strings.reason} maxLength={500} />
      </Form>
    </Dialog>
  );
}

function SayForm({ code, nisCode }: { code: string; nisCode: string }) {
  const make = useMakeStatement();
  const show = useToast();
  const [kind, setKind] = useState<Kind>('difficulty');
  const [times, setTimes] = useState(0);
  const withdraw = useWithdrawStatement();
  const takeBack = (statementId: string) =>
    withdraw.mutate(
      { params: { path: { statementId }, header: ifMatch({ version: 1 }) }, body: { withdrawn: true } },
      { onSuccess: () => show({ text: strings.withdrawn }), onError: (error: unknown) => show({ text: explain(error, refusals) }) },
    );
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
              onSuccess: ({ id }) => {
                sent();
                setTimes(times + 1);
                show({ text: strings.said, undo: () => takeBack(id) });
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
  if (statement.withdrawnOn) return <Tag>{strings.isWithdrawn}</Tag>;
  if (statement.open) return <Tag>{statement.answer ? strings.answered : strings.waits}</Tag>;
  if (statement.closed) return <Tag>{strings.closed}</Tag>;
  return statement.kind === 'difficulty' && !statement.followUp ? <Tag>{strings.information}</Tag> : null;
}

/** What was said, and the answer. */
export function StatementWords({ statement }: { statement: Statement }) {
  return (
    <Stack tight>
      <p>{statement.text}</p>
      <Soft>{longDay(statement.madeOn)}</Soft>
      {statement.withdrawnOn && (
        <Soft>
          {statement.withdrawalReason
            ? strings.withdrawnBecause({ day: longDay(statement.withdrawnOn), reason: statement.withdrawalReason })
            : strings.withdrawnOn({ day: longDay(statement.withdrawnOn) })}
        </Soft>
      )}
      {statement.answer && (
        <>
          <strong>{strings.answer}</strong>
          <p>{strings.answeredOn({ text: statement.answer, day: longDay(statement.answeredOn ?? '') })}</p>
        </>
      )}
    </Stack>
  );
}
