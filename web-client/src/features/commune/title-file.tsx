import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { productNames } from '~/api/products.strings';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { titleStates, titleSteps } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { imprecise, longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Columns, Entries, Entry, Facts, More, Soft } from '~/ui/facts';
import { DateField, Select } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { titleFileQuery, useSetDeadline, useWithdrawStep } from './commune.api';
import { strings } from './commune.strings';
import { useRecordedBy } from './recorded-by';
import { CorrectStepDialog, StepDialog } from './step-dialogs';
import { explainStep } from './step-refusal';

type File = components['schemas']['GetTitleFileResponse'];
type Step = File['steps'][number];
type StepCode = Step['code'];

const isStep = (code: string): code is StepCode => code in titleSteps;

/** The way to the title and after: what happened, known how exactly and from where, and what may come next. */
export function TitleFilePart({ nisCode }: { nisCode: string }) {
  const { data: file } = useSuspenseQuery(titleFileQuery(nisCode, useAsOf()));
  const readOnly = useReadOnly();
  const may = (action: string) => !readOnly && file.allowedActions.includes(action);

  return (
    <Columns>
      <Card title={strings.steps} id="etapes">
        {file.steps.length === 0 ? (
          <p>{strings.noSteps}</p>
        ) : (
          <Entries label={strings.steps}>
            {file.steps.toReversed().map((step) => (
              <StepEntry key={step.stepId} file={file} step={step} may={may} />
            ))}
          </Entries>
        )}
      </Card>
      <Stack>
        {may('recordTitleStep') && <NextSteps file={file} />}
        <Deadline file={file} may={may('setTitleDeadline')} />
        {Object.keys(file.daysByState).length > 0 && (
          <Card title={strings.timeInStates}>
            <Facts
              lines={Object.entries(file.daysByState).map(([state, days]) => ({
                term: byCode(titleStates, state),
                detail: strings.days({ count: days }),
              }))}
            />
          </Card>
        )}
      </Stack>
    </Columns>
  );
}

interface StepEntryProps {
  file: File;
  step: Step;
  may: (action: string) => boolean;
}

function StepEntry({ file, step, may }: StepEntryProps) {
  const recordedBy = useRecordedBy();
  const [open, setOpen] = useState<'correct' | 'withdraw' | 'history'>();
  const close = () => setOpen(undefined);
  const day = imprecise(step.on, step.precision);
  const named = { what: titleSteps[step.code], day };

  return (
    <Entry
      title={titleSteps[step.code]}
      aside={step.knownBy ? strings.knownBy({ day }) : day}
      actions={
        <>
          {may('correctTitleStep') && (
            <Button small look="quiet" aria-label={strings.correctFact(named)} onClick={() => setOpen('correct')}>
              {strings.correct}
            </Button>
          )}
          {may('withdrawTitleStep') && (
            <Button small look="quiet" aria-label={strings.withdrawFact(named)} onClick={() => setOpen('withdraw')}>
              {strings.withdraw}
            </Button>
          )}
          <Button small look="quiet" aria-label={strings.historyOf(named)} onClick={() => setOpen('history')}>
            {strings.history}
          </Button>
        </>
      }
    >
      <Row>
        {step.evidenceOnly && <Tag>{strings.evidenceOnly}</Tag>}
        {step.offPlatform && !step.evidenceOnly && <Tag>{strings.offPlatform}</Tag>}
      </Row>
      {step.vote && <Vote vote={step.vote} />}
      {step.closedOn && <Soft>{strings.replacedOn({ day: longDay(step.closedOn) })}</Soft>}
      {step.reason && <p>{strings.reasonIs({ reason: step.reason })}</p>}
      {step.publicNote && <p>{step.publicNote}</p>}
      {step.sourceUrl && (
        <p>
          <a href={step.sourceUrl} rel="noreferrer">
            {step.sourceText ?? strings.source}
          </a>
        </p>
      )}
      {!step.sourceUrl && step.sourceText && <p>{strings.sourceIs({ text: step.sourceText })}</p>}
      {step.recordedOn && <Soft>{recordedBy(step.recordedOn, step.recordedBy)}</Soft>}
      {open === 'correct' && <CorrectStepDialog file={file} step={step} onClose={close} />}
      {open === 'withdraw' && <WithdrawStepDialog file={file} step={step} onClose={close} />}
      {open === 'history' && <StepHistory file={file} step={step} onClose={close} />}
    </Entry>
  );
}

function Vote({ vote }: { vote: NonNullable<Step['vote']> }) {
  return (
    <>
      {vote.inFavour !== null && vote.inFavour !== undefined && (
        <p>{strings.vote({ inFavour: vote.inFavour, against: vote.against ?? 0, abstentions: vote.abstentions ?? 0 })}</p>
      )}
      {vote.products.length > 0 && <p>{strings.productsAre({ products: productNames(vote.products) })}</p>}
    </>
  );
}

/** The steps that may come now, as buttons; below, those that happened elsewhere and are noted late. */
function NextSteps({ file }: { file: File }) {
  const [chosen, setChosen] = useState<{ step: StepCode; offPlatform: boolean }>();
  const now = file.allowedSteps.filter(isStep);
  const late = file.allowedOffPlatformSteps.filter(isStep);

  return (
    <Card title={strings.possibleSteps} id="prochaines-etapes">
      <Stack>
        {now.length === 0 && <p>{strings.noPossibleSteps}</p>}
        <Row>
          {now.map((step) => (
            <Button key={step} look={step === file.nextStep ? 'primary' : 'secondary'} onClick={() => setChosen({ step, offPlatform: false })}>
              {titleSteps[step]}
            </Button>
          ))}
        </Row>
        {late.length > 0 && (
          <More label={strings.lateSteps}>
            <Row>
              {late.map((step) => (
                <Button key={step} small onClick={() => setChosen({ step, offPlatform: true })}>
                  {titleSteps[step]}
                </Button>
              ))}
            </Row>
          </More>
        )}
        {chosen && <StepDialog file={file} {...chosen} onClose={() => setChosen(undefined)} />}
      </Stack>
    </Card>
  );
}

function Deadline({ file, may }: { file: File; may: boolean }) {
  const setDeadline = useSetDeadline();
  const show = useToast();
  return (
    <Card title={strings.deadline} id="echeance">
      <Stack>
        {file.nextOn && (
          <p>
            <strong>{longDay(file.nextOn)}</strong> ({file.nextOnSet ? strings.deadlineSet : strings.deadlineProposed})
          </p>
        )}
        {may && (
          <Form
            edits={file}
            key={file.version}
            draft={`title-deadline-${file.nisCode}`}
            submit={strings.setDeadline}
            busy={setDeadline.isPending}
            error={setDeadline.error ? explainStep(setDeadline.error) : undefined}
            onSubmit={(fields, sent) =>
              setDeadline.mutate(
                { params: { path: { nisCode: file.nisCode }, header: ifMatch(file) }, body: { dueOn: optionalTextOf(fields, 'dueOn') } },
                {
                  onSuccess: () => {
                    sent();
                    show({ text: strings.deadlineSaved });
                  },
                },
              )
            }
          >
            <DateField
              name="dueOn"
              label={strings.byWhen}
              hint={strings.deadlineHint}
              min={today()}
              defaultValue={file.nextOnSet ? (file.nextOn ?? undefined) : undefined}
            />
          </Form>
        )}
      </Stack>
    </Card>
  );
}

interface StepDialogProps {
  file: File;
  step: Step;
  onClose: () => void;
}

const whys = ['byMistake', 'twice', 'notHappened', 'otherCommune'] as const;

function WithdrawStepDialog({ file, step, onClose }: StepDialogProps) {
  const withdraw = useWithdrawStep();
  const show = useToast();
  return (
    <Dialog title={strings.withdrawFact({ what: titleSteps[step.code], day: imprecise(step.on, step.precision) })} onClose={onClose}>
      <Form
        edits={file}
        draft={`title-step-withdrawal-${step.stepId}`}
        submit={strings.withdraw}
        danger
        busy={withdraw.isPending}
        error={withdraw.error ? explainStep(withdraw.error) : undefined}
        onSubmit={(fields, sent) =>
          withdraw.mutate(
            {
              params: { path: { nisCode: file.nisCode, stepId: step.stepId }, header: ifMatch(file) },
              body: { reason: textOf(fields, 'reason') },
            },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.stepWithdrawn });
                onClose();
              },
            },
          )
        }
      >
        <p>{strings.withdrawStepHelp}</p>
        <Select name="reason" label={strings.reason} options={whys.map((why) => ({ value: strings[why], label: strings[why] }))} />
      </Form>
    </Dialog>
  );
}

function StepHistory({ file, step, onClose }: StepDialogProps) {
  const recordedBy = useRecordedBy();
  return (
    <Dialog title={strings.historyOf({ what: titleSteps[step.code], day: imprecise(step.on, step.precision) })} onClose={onClose}>
      <Entries label={strings.history}>
        {file.history
          .filter((version) => version.stepId === step.stepId)
          .map((version) => (
            <Entry
              key={version.version}
              title={version.fact ? imprecise(version.fact.on, version.fact.precision) : strings.withdrawnMark}
              faded={!version.fact}
            >
              {version.reason && <p>{strings.reasonIs({ reason: version.reason })}</p>}
              <Soft>{recordedBy(version.recordedAt, version.recordedBy)}</Soft>
            </Entry>
          ))}
      </Entries>
    </Dialog>
  );
}
