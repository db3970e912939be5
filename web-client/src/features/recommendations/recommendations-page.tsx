import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Bar } from '~/ui/bar';
import { Button, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Facts, Fields, More, Soft } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { Checkbox, DateField, Select, TextArea, TextField, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Stack } from '~/ui/layout';
import { StateBadge, type State } from '~/ui/state-badge';
import { Table, type Column } from '~/ui/table';
import { useToast } from '~/ui/toast';
import { recommendationsQuery, useRecordProgress } from './recommendations.api';
import { answers, chapters, progress, refusals, strings } from './recommendations.strings';
import { parseRecommendations, statuses, type RecommendationsSearch } from './recommendations-search';

type Recommendation = components['schemas']['RecommendationView'];
type KeyAction = components['schemas']['KeyActionView'];
type Status = components['schemas']['ProgressStatus'];

const shapes: Record<Status, State> = { notStarted: 'unknown', underway: 'watch', done: 'onTrack', dropped: 'unknown' };

/** The management response as a living table: late ones first. */
export function RecommendationsPage({ search }: { search: RecommendationsSearch }) {
  const { data: page } = useSuspenseQuery(recommendationsQuery(useAsOf()));
  const shown = page.items
    .filter(
      (item) =>
        (search.chapitre === undefined || item.chapter === search.chapitre) &&
        (search.reponse === undefined || item.answer === search.reponse) &&
        (search.etat === undefined || item.status === search.etat) &&
        (!search.retard || item.overdue),
    )
    .toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || a.code.localeCompare(b.code, 'fr', { numeric: true }));

  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} actions={<PrintButton />} />
      <Filters search={search} />
      {shown.length === 0 && <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>}
      {shown.map((item) => (
        <RecommendationCard key={item.code} recommendation={item} />
      ))}
    </Stack>
  );
}

function Filters({ search }: { search: RecommendationsSearch }) {
  const navigate = useNavigate();
  const go = (change: Record<string, unknown>) =>
    void navigate({ to: '/recommandations', search: parseRecommendations({ ...search, ...change }) });
  return (
    <>
      <Fields>
        <Select
          compact
          label={strings.chapter}
          value={search.chapitre ?? ''}
          empty={strings.all}
          options={optionsOf(chapters)}
          onChange={(event) => go({ chapitre: event.target.value })}
        />
        <Select
          compact
          label={strings.answer}
          value={search.reponse ?? ''}
          empty={strings.allAnswers}
          options={optionsOf(answers)}
          onChange={(event) => go({ reponse: event.target.value })}
        />
        <Select
          compact
          label={strings.status}
          value={search.etat ?? ''}
          empty={strings.all}
          options={statuses.map((value) => ({ value, label: progress[value] }))}
          onChange={(event) => go({ etat: event.target.value })}
        />
      </Fields>
      <Checkbox label={strings.onlyLate} checked={search.retard === true} onChange={(event) => go({ retard: event.target.checked })} />
    </>
  );
}

function ProgressBadge({ status, overdue }: { status: Status; overdue: boolean }) {
  return <StateBadge state={overdue ? 'fading' : shapes[status]}>{overdue ? `${strings.late} – ${progress[status]}` : progress[status]}</StateBadge>;
}

function RecommendationCard({ recommendation }: { recommendation: Recommendation }) {
  const readOnly = useReadOnly();
  const [chosen, setChosen] = useState<KeyAction>();
  const may = !readOnly && recommendation.allowedActions.includes('recordRecommendationProgress');
  const { doneCount: done, keyActionCount: total } = recommendation;

  return (
    <Card
      title={`${recommendation.code} – ${inWords(recommendation.title)}`}
      id={recommendation.code}
      aside={<ProgressBadge status={recommendation.status} overdue={recommendation.overdue} />}
    >
      <Stack>
        <Facts
          lines={[
            { term: strings.answer, detail: byCode(answers, recommendation.answer) },
            { term: strings.chapter, detail: byCode(chapters, String(recommendation.chapter)) },
            { term: strings.deadline, detail: recommendation.dueOn ? longDay(recommendation.dueOn) : undefined },
          ]}
        />
        <More label={strings.why}>
          <p>{inWords(recommendation.rationale)}</p>
        </More>
        {total === 0 ? (
          <Soft>{strings.noKeyActions}</Soft>
        ) : (
          <>
            <Bar label={strings.doneBar} value={done} max={total} text={strings.done({ done, total })} />
            <KeyActions recommendation={recommendation} onRecord={may ? setChosen : undefined} />
          </>
        )}
        {chosen && <ProgressDialog recommendation={recommendation} action={chosen} onClose={() => setChosen(undefined)} />}
      </Stack>
    </Card>
  );
}

interface KeyActionsProps {
  recommendation: Recommendation;
  onRecord: ((action: KeyAction) => void) | undefined;
}

function KeyActions({ recommendation, onRecord }: KeyActionsProps) {
  const rows = recommendation.keyActions.toSorted((a, b) => Number(b.overdue) - Number(a.overdue));
  const columns: Column<KeyAction>[] = [
    {
      key: 'action',
      header: strings.keyAction,
      rowHeader: true,
      cell: (action) => (
        <>
          {inWords(action.title)}
          {action.ownedBy && (
            <Soft>
              <a href={`#${action.ownedBy.code}`}>{strings.ownedBy({ code: action.ownedBy.code })}</a>
            </Soft>
          )}
          {action.alsoFor.length > 0 && <Soft>{strings.also({ codes: action.alsoFor.join(', ') })}</Soft>}
        </>
      ),
    },
    { key: 'responsible', header: strings.responsible, cell: (action) => inWords(action.responsible) || null },
    { key: 'deadline', header: strings.deadline, cell: (action) => <Deadline action={action} /> },
    { key: 'status', header: strings.status, cell: (action) => <ProgressOf action={action} onRecord={action.ownedBy ? undefined : onRecord} /> },
  ];
  return <Table caption={`${strings.keyAction} ${recommendation.code}`} rows={rows} rowKey={(action) => action.code} columns={columns} />;
}

function Deadline({ action }: { action: KeyAction }) {
  return (
    <>
      {inWords(action.deadlineText)}
      {action.dueOn && (
        <Soft>
          {longDay(action.dueOn)} {action.derivedDueOn && strings.derived}
        </Soft>
      )}
      {action.nextMilestone && (
        <Soft>{strings.nextMilestone({ label: inWords(action.nextMilestone.label), day: longDay(action.nextMilestone.dueOn) })}</Soft>
      )}
    </>
  );
}

/** How far it is, and everything that shows it. */
function ProgressOf({ action, onRecord }: { action: KeyAction; onRecord: KeyActionsProps['onRecord'] }) {
  return (
    <>
      <div>
        <ProgressBadge status={action.status} overdue={action.overdue} />
      </div>
      {onRecord && (
        <div>
          <Button small look="quiet" aria-label={strings.recordFor({ action: inWords(action.title) })} onClick={() => onRecord(action)}>
            {strings.record}
          </Button>
        </div>
      )}
      {action.history.length > 0 && (
        <More label={strings.history}>
          <ul>
            {action.history.map((entry) => (
              <li key={entry.version}>
                {strings.entry({ day: longDay(entry.on), status: progress[entry.status] })}
                {entry.note && <Soft>{entry.note}</Soft>}
                {entry.evidenceUrl && (
                  <a href={entry.evidenceUrl} rel="noreferrer">
                    {strings.see}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </More>
      )}
    </>
  );
}

interface ProgressDialogProps {
  recommendation: Recommendation;
  action: KeyAction;
  onClose: () => void;
}

function ProgressDialog({ recommendation, action, onClose }: ProgressDialogProps) {
  const record = useRecordProgress();
  const show = useToast();
  return (
    <Dialog title={strings.record} onClose={onClose}>
      <Form
        edits={recommendation}
        draft={`progress-${action.code}`}
        submit={strings.save}
        busy={record.isPending}
        error={record.error ? explain(record.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          record.mutate(
            {
              params: { path: { code: recommendation.code }, header: ifMatch(recommendation) },
              body: {
                keyAction: action.code,
                status: statuses.find((status) => status === textOf(fields, 'status')) ?? 'underway',
                on: textOf(fields, 'on'),
                note: optionalTextOf(fields, 'note'),
                evidenceUrl: optionalTextOf(fields, 'evidenceUrl'),
              },
            },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.saved });
                onClose();
              },
            },
          )
        }
      >
        <p>{inWords(action.title)}</p>
        <Fields>
          <Select
            name="status"
            label={strings.status}
            defaultValue={action.status === 'notStarted' ? 'underway' : action.status}
            options={statuses.map((value) => ({ value, label: progress[value] }))}
          />
          <DateField name="on" label={strings.day} defaultValue={today()} max={today()} required />
        </Fields>
        <TextArea name="note" label={strings.note} hint={strings.noteHint} maxLength={2000} optional />
        <TextField name="evidenceUrl" type="url" inputMode="url" label={strings.evidenceUrl} maxLength={1000} optional />
      </Form>
    </Dialog>
  );
}
