import { useState } from 'react';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { ChooseDialog, titleOf } from './evidence';
import { evidenceStatuses } from './evidence.strings';
import { useAddLocalAction, useReviseLocalAction, useWithdrawLocalAction, type Assessment, type LocalAction, type LocalActionFact } from './fair-o-meter.api';
import styles from './fair-o-meter.module.css';
import { refusals, strings } from './local-actions.strings';

/** What the commune does beside the grid, as it works on it; none of it changes a point. */
export function LocalActionsCard({ assessment }: { assessment: Assessment }) {
  const [adding, setAdding] = useState(false);
  const may = assessment.allowedActions.includes('addLocalAction');
  const mayRevise = assessment.allowedActions.includes('reviseLocalAction');
  const standing = assessment.localActions.filter((action) => !action.withdrawn);
  if (!may && standing.length === 0) return null;
  // What was sent stands in the review, with what was said of it.
  const title = assessment.review ? strings.draftTitle : strings.title;
  return (
    <Card title={title}>
      <Stack>
        <Soft>{strings.lead}</Soft>
        {standing.length === 0 ? <p>{strings.none}</p> : (
          <Entries label={title}>
            {standing.map((action) => (
              <ActionEntry key={action.actionId} assessment={assessment} action={action} />
            ))}
          </Entries>
        )}
        {mayRevise && !may && <Soft>{strings.full}</Soft>}
        {may && (
          <div>
            <Button onClick={() => setAdding(true)}>{strings.add}</Button>
          </div>
        )}
      </Stack>
      {adding && <AddDialog assessmentId={assessment.assessmentId} onClose={() => setAdding(false)} />}
    </Card>
  );
}

function ActionEntry({ assessment, action }: { assessment: Assessment; action: LocalAction }) {
  const [open, setOpen] = useState<'words' | 'fact'>();
  const { assessmentId } = assessment;
  const { revise, withdraw, busy } = useChanges(assessmentId, action);
  const close = () => setOpen(undefined);
  const may = (operation: string) => assessment.allowedActions.includes(operation);
  const facts = action.facts.map(({ id }) => id);

  return (
    <Entry
      title={action.title}
      actions={
        may('reviseLocalAction') && (
          <Row>
            <Button small look="quiet" aria-label={labelled(strings.change, action.title)} onClick={() => setOpen('words')}>
              {strings.change}
            </Button>
            <Button small look="quiet" aria-label={labelled(strings.attach, action.title)} onClick={() => setOpen('fact')}>
              {strings.attach}
            </Button>
            <Button small look="quiet" busy={busy} aria-label={labelled(strings.withdraw, action.title)} onClick={withdraw}>
              {strings.withdraw}
            </Button>
          </Row>
        )
      }
    >
      <Told
        text={action.text}
        facts={action.facts}
        onDetach={may('reviseLocalAction') ? (id) => revise({ facts: facts.filter((one) => one !== id) }, strings.detached) : undefined}
      />
      {open === 'words' && <ChangeDialog assessmentId={assessmentId} action={action} onClose={close} />}
      {open === 'fact' && (
        <ChooseDialog
          title={strings.which}
          nisCode={assessment.nisCode}
          without={facts}
          busy={busy}
          onClose={close}
          onChosen={(id) => revise({ facts: [...facts, id] }, strings.attached, close)}
        />
      )}
    </Entry>
  );
}

/** What was done, line by line, and what of the journal shows it. */
export function Told({ text, facts, onDetach }: { text: string; facts: readonly LocalActionFact[]; onDetach?: (id: string) => void }) {
  return (
    <Stack tight>
      <p className={styles.told}>{text}</p>
      {facts.length > 0 && (
        <>
          <Soft>{strings.facts}</Soft>
          <Entries label={strings.facts}>
            {facts.map((fact) => (
              <Entry
                key={fact.id}
                level={4}
                faded={fact.broken ?? false}
                title={titleOf(fact)}
                aside={<Tag>{evidenceStatuses[fact.status]}</Tag>}
                actions={
                  onDetach && (
                    <Button small look="quiet" aria-label={labelled(strings.detach, titleOf(fact))} onClick={() => onDetach(fact.id)}>
                      {strings.detach}
                    </Button>
                  )
                }
              >
                <Soft>{longDay(fact.on)}</Soft>
              </Entry>
            ))}
          </Entries>
        </>
      )}
    </Stack>
  );
}

const wordsOf = (action: LocalAction) => ({ title: action.title, text: action.text, facts: action.facts.map(({ id }) => id) });

/** Changes of one action, each of which can be taken back. */
function useChanges(assessmentId: string, action: LocalAction) {
  const revising = useReviseLocalAction();
  const withdrawing = useWithdrawLocalAction();
  const show = useToast();
  const path = { assessmentId, actionId: action.actionId };
  const header = (later: number) => ifMatch({ version: action.version + later });
  const onError = (error: unknown) => show({ text: explain(error, refusals) });
  const back = { onSuccess: () => show({ text: strings.asBefore }), onError };

  return {
    busy: revising.isPending || withdrawing.isPending,
    revise: (change: Partial<ReturnType<typeof wordsOf>>, text: string, onDone: () => void = () => undefined) =>
      revising.mutate(
        { params: { path, header: header(0) }, body: { ...wordsOf(action), ...change } },
        {
          onSuccess: () => {
            show({ text, undo: () => revising.mutate({ params: { path, header: header(1) }, body: wordsOf(action) }, back) });
            onDone();
          },
          onError,
        },
      ),
    withdraw: () =>
      withdrawing.mutate(
        { params: { path, header: header(0) }, body: { withdrawn: true } },
        {
          onSuccess: () =>
            show({
              text: strings.withdrawn,
              undo: () => withdrawing.mutate({ params: { path, header: header(1) }, body: { withdrawn: false } }, back),
            }),
          onError,
        },
      ),
  };
}

function AddDialog({ assessmentId, onClose }: { assessmentId: string; onClose: () => void }) {
  const add = useAddLocalAction();
  const withdraw = useWithdrawLocalAction();
  const show = useToast();
  const takeBack = (actionId: string) =>
    withdraw.mutate(
      { params: { path: { assessmentId, actionId }, header: ifMatch({ version: 1 }) }, body: { withdrawn: true } },
      { onSuccess: () => show({ text: strings.withdrawn }), onError: (error: unknown) => show({ text: explain(error, refusals) }) },
    );
  return (
    <Dialog title={strings.add} onClose={onClose}>
      <Form
        draft={`fair-o-meter-local-action-${assessmentId}`}
        submit={strings.keep}
        busy={add.isPending}
        error={add.error ? explain(add.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          add.mutate(
            { params: { path: { assessmentId } }, body: { title: textOf(fields, 'title'), text: textOf(fields, 'text') } },
            {
              onSuccess: ({ id }) => {
                sent();
                show({ text: strings.added, undo: () => takeBack(id) });
                onClose();
              },
            },
          )
        }
      >
        <Words />
      </Form>
    </Dialog>
  );
}

function ChangeDialog({ assessmentId, action, onClose }: { assessmentId: string; action: LocalAction; onClose: () => void }) {
  const revise = useReviseLocalAction();
  const show = useToast();
  const path = { assessmentId, actionId: action.actionId };
  const undo = () =>
    revise.mutate(
      { params: { path, header: ifMatch({ version: action.version + 1 }) }, body: wordsOf(action) },
      { onSuccess: () => show({ text: strings.asBefore }), onError: (error: unknown) => show({ text: explain(error, refusals) }) },
    );
  return (
    <Dialog title={labelled(strings.change, action.title)} onClose={onClose}>
      <Form
        edits={action}
        draft={`fair-o-meter-local-action-${action.actionId}`}
        submit={strings.keep}
        busy={revise.isPending}
        error={revise.error ? explain(revise.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          revise.mutate(
            { params: { path, header: ifMatch(action) }, body: { ...wordsOf(action), title: textOf(fields, 'title'), text: textOf(fields, 'text') } },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.changed, undo });
                onClose();
              },
            },
          )
        }
      >
        <Words action={action} />
      </Form>
    </Dialog>
  );
}

function Words({ action }: { action?: LocalAction }) {
  return (
    <>
      <TextField name="title" label={strings.name} maxLength={120} defaultValue={action?.title} required />
      <TextArea name="text" label={strings.text} maxLength={1000} defaultValue={action?.text} required />
    </>
  );
}
