import { optionalTextOf, textOf } from '~/lib/forms';
import { Fields } from './facts';
import { FieldSet, TextField } from './field';
import { strings } from './step-fields.strings';

interface StepFieldsProps {
  steps: readonly { code: string; label: { fr: string; de?: string | null }; days: number }[];
  /** What the days of a step are. */
  daysLabel: string;
  leastDays: number;
}

/** The steps of a rule to be edited: their words and days. */
export function StepFields({ steps, daysLabel, leastDays }: StepFieldsProps) {
  return steps.map(({ code, label, days }, place) => (
    <FieldSet key={code} legend={strings.step({ place: place + 1 })}>
      <Fields>
        <TextField name={`${code}Fr`} label={strings.fr} defaultValue={label.fr} maxLength={300} required />
        <TextField name={`${code}De`} label={strings.de} defaultValue={label.de ?? undefined} maxLength={300} optional />
        <TextField name={`${code}Days`} type="number" min={leastDays} max={2000} label={daysLabel} defaultValue={days} required />
      </Fields>
    </FieldSet>
  ));
}

/** What was written into the fields of a step. */
export const stepOf = (fields: FormData, code: string) => ({
  label: { fr: textOf(fields, `${code}Fr`), de: optionalTextOf(fields, `${code}De`) },
  days: Number(textOf(fields, `${code}Days`)),
});
