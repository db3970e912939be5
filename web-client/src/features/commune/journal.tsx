import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { activityKindsQuery } from '~/api/activity-kinds';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { criteria } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Fields, More, Soft } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { Checkbox, Select, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import {
  activityQuery,
  communeQuery,
  journalQuery,
  useCorrectActivity,
  useRecordActivity,
  useWithdrawActivity,
} from './commune.api';
import { refusals, strings } from './commune.strings';
import { FactFields, factOf } from './fact-fields';
import { FactEntry, nameOf, type Activity } from './fact-entry';
import { useRecordedBy } from './recorded-by';

export interface JournalSearch {
  /** Kind of fact to note first; empty to note any. */
  noter?: string;
  /** Kinds shown. */
  fait?: string;
  critere?: string;
  retires?: true;
  /** The fact that a link elsewhere leads to. */
  voir?: string;
}

/** The facts of a commune, newest first, with the form to note another on top. */
export function Journal({ nisCode, search }: { nisCode: string; search: JournalSearch }) {
  const asOf = useAsOf();
  const readOnly = useReadOnly();
  const { data: commune } = useSuspenseQuery(communeQuery(nisCode, asOf));
  const { data: page } = useSuspenseQuery(
    journalQuery(nisCode, asOf, { kind: search.fait, criterion: search.critere, withdrawn: search.retires }),
  );
  const filtered = search.fait !== undefined || search.critere !== undefined;

  return (
    <Stack>
      {!readOnly && commune.allowedActions.includes('recordActivity') && (
        <Card title={strings.quickAdd} id="noter">
          <QuickAdd key={search.noter} nisCode={nisCode} kind={search.noter} />
        </Card>
      )}
      {search.voir && <ChosenFact activityId={search.voir} />}
      <Card title={strings.journal}>
        <Stack>
          <Filters nisCode={nisCode} search={search} />
          {page.items.length === 0 ? (
            <EmptyState title={filtered ? strings.noFactsFiltered : strings.noFacts}>{filtered ? undefined : strings.noFactsHelp}</EmptyState>
          ) : (
            <Entries label={strings.journal}>
              {page.items.map((fact) => (
                <FactEntry key={fact.id} fact={fact} actions={<FactActions fact={fact} />} />
              ))}
            </Entries>
          )}
          {page.next && page.total ? <Soft>{strings.factsTotal({ shown: page.items.length, total: page.total })}</Soft> : null}
        </Stack>
      </Card>
    </Stack>
  );
}

/** The fact that a link elsewhere leads to, with its history. */
function ChosenFact({ activityId }: { activityId: string }) {
  const { data: fact } = useSuspenseQuery(activityQuery(activityId, useAsOf()));
  return (
    <Card
      title={strings.chosenFact}
      aside={
        <Link to="/communes/$nisCode/journal" params={{ nisCode: fact.nisCode }}>
          {strings.wholeJournalBack}
        </Link>
      }
    >
      <Entries label={strings.chosenFact}>
        <FactEntry fact={fact} />
      </Entries>
      <More label={strings.history}>
        <History activityId={activityId} />
      </More>
    </Card>
  );
}

/** One fact, one gesture: kind, day, a line. Noted at once, with undo. */
function QuickAdd({ nisCode, kind }: { nisCode: string; kind: string | undefined }) {
  const record = useRecordActivity();
  const withdraw = useWithdrawActivity();
  const show = useToast();
  // Fields that follow a choice start anew after each fact.
  const [noted, setNoted] = useState(0);

  function undo(activityId: string, version: number) {
    withdraw.mutate(
      { params: { path: { activityId }, header: ifMatch({ version }) }, body: { reason: 'undone' } },
      { onSuccess: () => show({ text: strings.undone }), onError: (error) => show({ text: explain(error, refusals) }) },
    );
  }

  return (
    <Form
      draft={`activity-${nisCode}`}
      submit={strings.save}
      busy={record.isPending}
      error={record.error ? explain(record.error, refusals) : undefined}
      onSubmit={(fields, sent) =>
        record.mutate(
          { body: { nisCode, ...factOf(fields) } },
          {
            onSuccess: (created) => {
              sent();
              setNoted(noted + 1);
              show({ text: strings.saved, undo: () => undo(created.id, created.version) });
            },
          },
        )
      }
    >
      <FactFields key={noted} kind={kind} />
    </Form>
  );
}

function Filters({ nisCode, search }: { nisCode: string; search: JournalSearch }) {
  const navigate = useNavigate();
  const { data: kinds } = useSuspenseQuery(activityKindsQuery);
  const go = (change: JournalSearch) =>
    void navigate({ to: '/communes/$nisCode/journal', params: { nisCode }, search: (now) => ({ ...now, ...change }) });
  return (
    <Fields>
      <Select
        compact
        label={strings.filterKind}
        value={search.fait ?? ''}
        empty={strings.allKinds}
        options={kinds.items.map((kind) => ({ value: kind.code, label: inWords(kind.label) }))}
        onChange={(event) => go({ fait: event.target.value || undefined })}
      />
      <Select
        compact
        label={strings.criterion}
        value={search.critere ?? ''}
        empty={strings.allCriteria}
        options={optionsOf(criteria)}
        onChange={(event) => go({ critere: event.target.value || undefined })}
      />
      <Checkbox
        label={strings.showWithdrawn}
        checked={search.retires === true}
        onChange={(event) => go({ retires: event.target.checked || undefined })}
      />
    </Fields>
  );
}

type Open = 'correct' | 'withdraw' | 'history';

function FactActions({ fact }: { fact: Activity }) {
  const readOnly = useReadOnly();
  const [open, setOpen] = useState<Open>();
  const may = (action: string) => !readOnly && fact.allowedActions.includes(action);
  const named = { what: nameOf(fact), day: longDay(fact.on) };
  const close = () => setOpen(undefined);
  return (
    <>
      {may('correctActivity') && (
        <Button small look="quiet" aria-label={strings.correctFact(named)} onClick={() => setOpen('correct')}>
          {strings.correct}
        </Button>
      )}
      {may('withdrawActivity') && (
        <Button small look="quiet" aria-label={strings.withdrawFact(named)} onClick={() => setOpen('withdraw')}>
          {strings.withdraw}
        </Button>
      )}
      <Button small look="quiet" aria-label={strings.historyOf(named)} onClick={() => setOpen('history')}>
        {strings.history}
      </Button>
      {open === 'correct' && <CorrectDialog fact={fact} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog fact={fact} onClose={close} />}
      {open === 'history' && <HistoryDialog fact={fact} onClose={close} />}
    </>
  );
}

interface FactDialogProps {
  fact: Activity;
  onClose: () => void;
}

function CorrectDialog({ fact, onClose }: FactDialogProps) {
  const correct = useCorrectActivity();
  const show = useToast();
  return (
    <Dialog title={strings.correctTitle} onClose={onClose}>
      <Form
        edits={fact}
        draft={`activity-correction-${fact.id}`}
        submit={strings.correct}
        busy={correct.isPending}
        error={correct.error ? explain(correct.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          correct.mutate(
            {
              params: { path: { activityId: fact.id }, header: ifMatch(fact) },
              body: {
                ...factOf(fields),
                sourceText: fact.source?.text,
                sourcePath: fact.source?.path,
                validUntil: fact.kind === 'labelledProduct' ? optionalTextOf(fields, 'validUntil') : fact.validUntil,
                reason: textOf(fields, 'reason'),
              },
            },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.corrected });
                onClose();
              },
            },
          )
        }
      >
        <FactFields fact={fact} />
        <ReasonField label={strings.because} />
      </Form>
    </Dialog>
  );
}

const whys = ['byMistake', 'twice', 'notHappened', 'otherCommune'] as const;

/** Why, as a choice: nobody has to write to take something back. */
function ReasonField({ label }: { label: string }) {
  return <Select name="reason" label={label} options={whys.map((why) => ({ value: strings[why], label: strings[why] }))} />;
}

function WithdrawDialog({ fact, onClose }: FactDialogProps) {
  const withdraw = useWithdrawActivity();
  const record = useRecordActivity();
  const show = useToast();

  // A withdrawn fact stays in the history; undoing notes it anew.
  function undo() {
    record.mutate(
      {
        body: {
          nisCode: fact.nisCode,
          kind: fact.kind,
          on: fact.on,
          criterion: fact.criterion ?? 'none',
          summary: fact.summary,
          sourceUrl: fact.source?.url,
          sourceText: fact.source?.text,
          partnerKind: fact.partnerKind,
          validUntil: fact.validUntil,
          label: fact.label,
        },
      },
      { onSuccess: () => show({ text: strings.restored }), onError: (error) => show({ text: explain(error, refusals) }) },
    );
  }

  return (
    <Dialog title={strings.withdrawTitle} onClose={onClose}>
      <Form
        edits={fact}
        draft={`activity-withdrawal-${fact.id}`}
        submit={strings.withdraw}
        danger
        busy={withdraw.isPending}
        error={withdraw.error ? explain(withdraw.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          withdraw.mutate(
            { params: { path: { activityId: fact.id }, header: ifMatch(fact) }, body: { reason: textOf(fields, 'reason') } },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.withdrawn, undo });
                onClose();
              },
            },
          )
        }
      >
        <p>{strings.withdrawHelp}</p>
        <ReasonField label={strings.reason} />
      </Form>
    </Dialog>
  );
}

function HistoryDialog({ fact, onClose }: FactDialogProps) {
  return (
    <Dialog title={strings.historyOf({ what: nameOf(fact), day: longDay(fact.on) })} onClose={onClose}>
      <History activityId={fact.id} />
    </Dialog>
  );
}

function History({ activityId }: { activityId: string }) {
  const { data: fact } = useSuspenseQuery(activityQuery(activityId, useAsOf()));
  const recordedBy = useRecordedBy();
  return (
    <Entries label={strings.history}>
      {(fact.history ?? []).map((version) => (
        <Entry
          key={version.version}
          level={3}
          title={version.fact ? longDay(version.fact.on) : strings.withdrawnMark}
          faded={!version.fact}
        >
          {version.fact?.summary && <p>{version.fact.summary}</p>}
          {version.reason && <p>{strings.reasonIs({ reason: version.reason })}</p>}
          <Soft>{recordedBy(version.recordedAt, version.recordedBy)}</Soft>
        </Entry>
      ))}
    </Entries>
  );
}
