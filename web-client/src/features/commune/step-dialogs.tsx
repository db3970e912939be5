import type { components } from '~/api/schema';
import { ifMatch } from '~/api/refresh';
import { useMay } from '~/api/session';
import { titleSteps } from '~/api/vocabulary.strings';
import { optionalTextOf, textOf } from '~/lib/forms';
import { imprecise, today } from '~/lib/dates';
import { Dialog } from '~/ui/dialog';
import { Fields } from '~/ui/facts';
import { Checkbox, DateField, Select, TextField, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { useToast } from '~/ui/toast';
import { useCorrectStep, useRecordResolution, useRecordStep } from './commune.api';
import { precisions, strings } from './commune.strings';
import { explainStep } from './step-refusal';

type File = components['schemas']['GetTitleFileResponse'];
type Step = File['steps'][number];
type StepCode = Step['code'];
type Precision = Step['precision'];

interface StepDialogProps {
  file: File;
  step: StepCode;
  offPlatform: boolean;
  onClose: () => void;
}

const precisionOf = (fields: FormData): Precision => {
  const chosen = textOf(fields, 'precision');
  return chosen === 'month' || chosen === 'year' ? chosen : 'day';
};

const numberOf = (fields: FormData, name: string) => {
  const text = textOf(fields, name);
  return text === '' ? undefined : Number(text);
};

const productsOf = (fields: FormData) =>
  textOf(fields, 'products')
    .split(/[,;\n]/)
    .map((product) => product.trim())
    .filter((product) => product !== '');

/** Notes a step of the title file; a resolution with its vote and products. */
export function StepDialog({ file, step, offPlatform, onClose }: StepDialogProps) {
  const record = useRecordStep();
  const resolve = useRecordResolution();
  const show = useToast();
  const may = useMay();
  const isResolution = step === 'resolutionVoted';
  const error = record.error ?? resolve.error;

  function submit(fields: FormData, sent: () => void) {
    const params = { path: { nisCode: file.nisCode }, header: ifMatch(file) };
    const common = {
      on: textOf(fields, 'on'),
      precision: precisionOf(fields),
      offPlatform,
      sourceUrl: optionalTextOf(fields, 'sourceUrl'),
      sourceText: optionalTextOf(fields, 'sourceText'),
    };
    const done = {
      onSuccess: () => {
        sent();
        show({ text: strings.stepSaved });
        onClose();
      },
    };
    if (isResolution) {
      const votes = { inFavour: numberOf(fields, 'inFavour'), against: numberOf(fields, 'against'), abstentions: numberOf(fields, 'abstentions') };
      resolve.mutate({ params, body: { ...common, ...votes, products: productsOf(fields) } }, done);
    } else {
      const body = { ...common, step, knownBy: false, evidenceOnly: fields.has('evidenceOnly'), reason: optionalTextOf(fields, 'reason') };
      record.mutate({ params, body }, done);
    }
  }

  return (
    <Dialog title={strings.recordStep({ step: titleSteps[step] })} onClose={onClose}>
      <Form
        edits={file}
        draft={`title-step-${file.nisCode}-${step}`}
        submit={strings.saveStep}
        busy={record.isPending || resolve.isPending}
        error={error ? explainStep(error) : undefined}
        onSubmit={submit}
      >
        <When on={today()} precision="day" />
        {isResolution ? (
          <>
            <TextField name="products" label={strings.products} hint={strings.productsHint} autoComplete="off" />
            <Fields>
              <TextField name="inFavour" type="number" min={0} max={100} label={strings.inFavour} optional />
              <TextField name="against" type="number" min={0} max={100} label={strings.against} optional />
              <TextField name="abstentions" type="number" min={0} max={100} label={strings.abstentions} optional />
            </Fields>
          </>
        ) : (
          <TextField name="reason" label={strings.stepReason} hint={strings.stepReasonHint} maxLength={500} optional autoComplete="off" />
        )}
        <Source />
        {offPlatform && !isResolution && may('setTitleDeadline') && <Checkbox name="evidenceOnly" label={strings.evidenceOnlyBox} />}
      </Form>
    </Dialog>
  );
}

function When({ on, precision }: { on: string; precision: Precision }) {
  return (
    <Fields>
      <DateField name="on" label={strings.stepDay} defaultValue={on} max={today()} required />
      <Select
        name="precision"
        label={strings.precision}
        defaultValue={precision}
        options={optionsOf(precisions)}
      />
    </Fields>
  );
}

function Source({ step }: { step?: Step }) {
  return (
    <Fields>
      <TextField name="sourceUrl" type="url" inputMode="url" label={strings.sourceUrl} defaultValue={step?.sourceUrl ?? undefined} maxLength={1000} optional />
      <TextField name="sourceText" label={strings.sourceText} defaultValue={step?.sourceText ?? undefined} maxLength={500} optional />
    </Fields>
  );
}

interface CorrectStepDialogProps {
  file: File;
  step: Step;
  onClose: () => void;
}

/** Describes a step anew; the first version stays in its history. */
export function CorrectStepDialog({ file, step, onClose }: CorrectStepDialogProps) {
  const correct = useCorrectStep();
  const show = useToast();

  function submit(fields: FormData, sent: () => void) {
    correct.mutate(
      {
        params: { path: { nisCode: file.nisCode, stepId: step.stepId }, header: ifMatch(file) },
        body: {
          on: textOf(fields, 'on'),
          precision: precisionOf(fields),
          because: textOf(fields, 'because'),
          knownBy: step.knownBy,
          evidenceOnly: step.evidenceOnly,
          sourceUrl: optionalTextOf(fields, 'sourceUrl'),
          sourceText: optionalTextOf(fields, 'sourceText'),
          reason: optionalTextOf(fields, 'reason'),
          publicNote: step.publicNote,
          products: step.code === 'resolutionVoted' ? productsOf(fields) : undefined,
        },
      },
      {
        onSuccess: () => {
          sent();
          show({ text: strings.stepCorrected });
          onClose();
        },
      },
    );
  }

  return (
    <Dialog title={strings.correctFact({ what: titleSteps[step.code], day: imprecise(step.on, step.precision) })} onClose={onClose}>
      <Form
        edits={file}
        draft={`title-step-correction-${step.stepId}`}
        submit={strings.correct}
        busy={correct.isPending}
        error={correct.error ? explainStep(correct.error) : undefined}
        onSubmit={submit}
      >
        <When on={step.on} precision={step.precision} />
        {step.code === 'resolutionVoted' ? (
          <TextField name="products" label={strings.products} hint={strings.productsHint} defaultValue={step.vote?.products.join(', ')} autoComplete="off" />
        ) : (
          <TextField name="reason" label={strings.stepReason} defaultValue={step.reason ?? undefined} maxLength={500} optional autoComplete="off" />
        )}
        <Source step={step} />
        <TextField name="because" label={strings.because} maxLength={500} required autoComplete="off" />
      </Form>
    </Dialog>
  );
}
