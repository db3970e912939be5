import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { themeCountsAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf } from '~/lib/as-of';
import { optionalTextOf, textOf } from '~/lib/forms';
import { count } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import { AnchorButton, Button, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState, Notice } from '~/ui/feedback';
import { Checkbox, FieldSet, TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import { EditionTrail } from './edition-trail';
import { statementsQuery, useFollowUp, useReviseThemes, type Statement, type Statements } from './fair-o-meter.api';
import { StatementState, StatementWords } from './statements-card';
import { kinds, refusals, strings } from './statements.strings';

/** What communes said in an edition: what waits comes first, each is sorted and answered, and themes are counted. */
export function StatementsPage({ code }: { code: string }) {
  const asOf = useAsOf();
  const { data: told } = useSuspenseQuery(statementsQuery(code, undefined, asOf));
  const [chosen, setChosen] = useState<Statement>();
  const [revising, setRevising] = useState(false);
  const name = inWords(told.editionLabel);
  const labels = new Map(told.themes.map((theme) => [theme.code, inWords(theme.label)]));

  return (
    <Stack>
      <EditionTrail code={code} name={name} here={strings.all} />
      <PageHead
        title={strings.allNamed({ name })}
        lead={strings.allLead}
        actions={
          <>
            <AnchorButton href={themeCountsAddress(code, asOf)} download={`themes-${code}.csv`}>
              {strings.export}
            </AnchorButton>
            {told.allowedActions.includes('reviseStatementThemes') && <Button onClick={() => setRevising(true)}>{strings.revise}</Button>}
            <PrintButton />
          </>
        }
      />
      <p role="status">{told.open > 0 ? strings.open({ count: told.open }) : strings.noneOpen}</p>
      {told.items.length === 0 ? (
        <EmptyState title={strings.nothing}>{strings.nothingHelp}</EmptyState>
      ) : (
        <Entries label={strings.all}>
          {told.items.map((statement) => (
            <Entry
              key={statement.statementId}
              title={labelled(inWords(statement.communeName), kinds[statement.kind])}
              aside={<StatementState statement={statement} />}
              faded={statement.closed || statement.withdrawnOn !== undefined}
              actions={
                told.allowedActions.includes('followUpStatement') &&
                statement.withdrawnOn === undefined && (
                  <Button small aria-label={labelled(strings.follow, `${inWords(statement.communeName)}, ${kinds[statement.kind]}`)} onClick={() => setChosen(statement)}>
                    {strings.follow}
                  </Button>
                )
              }
            >
              <StatementWords statement={statement} />
              {statement.themes.length > 0 && <Soft>{labelled(strings.themes, statement.themes.map((theme) => labels.get(theme) ?? theme).join(', '))}</Soft>}
            </Entry>
          ))}
        </Entries>
      )}
      <Table
        caption={strings.counts}
        rows={told.counts}
        rowKey={(row) => row.theme ?? ''}
        columns={[
          { key: 'theme', header: strings.theme, rowHeader: true, cell: (row) => (row.label ? inWords(row.label) : (row.theme ?? strings.unsorted)) },
          { key: 'difficulty', header: kinds.difficulty, end: true, cell: (row) => count(row.difficulty) },
          { key: 'need', header: kinds.need, end: true, cell: (row) => count(row.need) },
          { key: 'effort', header: kinds.effort, end: true, cell: (row) => count(row.effort) },
          { key: 'pride', header: kinds.pride, end: true, cell: (row) => count(row.pride) },
          { key: 'total', header: strings.total, end: true, cell: (row) => count(row.total) },
          { key: 'open', header: strings.waiting, end: true, cell: (row) => count(row.open) },
        ]}
      />
      {told.example && <Notice warn>{strings.example}</Notice>}
      {chosen && <FollowDialog statement={chosen} told={told} onClose={() => setChosen(undefined)} />}
      {revising && <ReviseDialog told={told} onClose={() => setRevising(false)} />}
    </Stack>
  );
}

interface FollowProps {
  statement: Statement;
  told: Statements;
  onClose: () => void;
}

function FollowDialog({ statement, told, onClose }: FollowProps) {
  const follow = useFollowUp();
  const done = useDone(strings.kept, onClose);
  const former = statement.themes.filter((theme) => !told.themes.some(({ code }) => code === theme));
  const themes = [...told.themes.map(({ code, label }) => ({ code, label: inWords(label) })), ...former.map((code) => ({ code, label: code }))];
  return (
    <Dialog title={strings.followNamed({ commune: inWords(statement.communeName) })} onClose={onClose}>
      <Form
        edits={statement}
        draft={`fair-o-meter-follow-${statement.statementId}`}
        submit={strings.keep}
        busy={follow.isPending}
        error={follow.error ? explain(follow.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          follow.mutate(
            {
              params: { path: { statementId: statement.statementId }, header: ifMatch(statement) },
              body: {
                themes: themes.map(({ code }) => code).filter((code) => fields.get(`theme-${code}`) !== null),
                answer: optionalTextOf(fields, 'answer'),
                closed: fields.get('closed') !== null,
              },
            },
            done(sent),
          )
        }
      >
        <p>{statement.text}</p>
        <FieldSet legend={strings.themes}>
          {themes.map(({ code, label }) => (
            <Checkbox key={code} name={`theme-${code}`} label={label} defaultChecked={statement.themes.includes(code)} />
          ))}
        </FieldSet>
        <TextArea name="answer" label={strings.yourAnswer} maxLength={2000} defaultValue={statement.answer ?? ''} />
        <Checkbox name="closed" label={strings.close} defaultChecked={statement.closed} />
      </Form>
    </Dialog>
  );
}

/** One theme per line, as it is written and read. */
function ReviseDialog({ told, onClose }: { told: Statements; onClose: () => void }) {
  const revise = useReviseThemes();
  const done = useDone(strings.revised, onClose);
  const [wrong, setWrong] = useState<number>();
  const lines = told.themes.map(({ code, label }) => [code, label.fr, label.de ?? ''].join('; ')).join('\n');
  return (
    <Dialog title={strings.revise} onClose={onClose}>
      <Form
        draft="fair-o-meter-themes"
        submit={strings.keep}
        busy={revise.isPending}
        error={revise.error ? explain(revise.error, refusals) : undefined}
        onSubmit={(fields, sent) => {
          const rows = textOf(fields, 'themes').split('\n').map((line) => line.split(';').map((part) => part.trim()));
          const bad = rows.findIndex(([code, fr]) => !/^[a-zA-Z0-9]{1,40}$/.test(code ?? '') || !fr);
          setWrong(bad < 0 ? undefined : bad + 1);
          if (bad >= 0) return;
          revise.mutate(
            {
              params: { header: ifMatch(told) },
              body: { themes: rows.map(([code = '', fr = '', de]) => ({ code, label: { fr, de: de === '' ? undefined : de } })), example: fields.get('own') === null },
            },
            done(sent),
          );
        }}
      >
        <TextArea
          name="themes"
          label={strings.themes}
          hint={strings.reviseHelp}
          error={wrong === undefined ? undefined : strings.wrongLine({ line: wrong })}
          rows={10}
          defaultValue={lines}
          required
        />
        <Checkbox name="own" label={strings.own} defaultChecked={!told.example} />
      </Form>
    </Dialog>
  );
}
