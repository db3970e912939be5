import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAdded } from '~/lib/added';
import { today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Fields } from '~/ui/facts';
import { Checkbox, DateField, FieldSet, Select, TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { useDone } from '~/ui/toast';
import { useRevise, type Indicator, type List } from './programme.api';
import { strings } from './programme.strings';

const draft = 'programme-indicators';

interface IndicatorsDialogProps {
  list: List;
  indicators: NonNullable<List['indicators']>;
  nameOf: (source: string) => string;
  onClose: () => void;
}

/** Names, what is counted and what is aimed at, from a day on; reports that were drawn up stay as they are. */
export function IndicatorsDialog({ list, indicators, nameOf, onClose }: IndicatorsDialogProps) {
  const revise = useRevise();
  const done = useDone(strings.revised, onClose);
  const { added, add } = useAdded('indicator', indicators.indicators, draft);
  const all: Indicator[] = [...indicators.indicators, ...added.map((code) => ({ code, label: { fr: '' }, source: list.sources[0] ?? '', targets: [] }))];
  const sources = list.sources.map((value) => ({ value, label: nameOf(value) }));

  return (
    <Dialog title={strings.edit} onClose={onClose}>
      <Form
        edits={list}
        draft={draft}
        submit={strings.save}
        busy={revise.isPending}
        error={revise.error ? explain(revise.error) : undefined}
        onSubmit={(fields, sent) =>
          revise.mutate(
            {
              params: { header: ifMatch(list) },
              body: {
                validFrom: textOf(fields, 'validFrom'),
                label: { fr: textOf(fields, 'labelFr'), de: optionalTextOf(fields, 'labelDe') },
                indicators: all.filter(({ code }) => !fields.has(`${code}Remove`)).map((indicator) => indicatorOf(fields, indicator)),
                reason: optionalTextOf(fields, 'reason'),
              },
            },
            done(sent),
          )
        }
      >
        <DateField name="validFrom" label={strings.validFrom} defaultValue={today()} required />
        {all.map(({ code, label, source, targets }, place) => (
          <FieldSet key={code} legend={strings.number({ place: place + 1 })}>
            <Fields>
              <TextField name={`${code}Fr`} label={strings.nameFr} defaultValue={label.fr} maxLength={300} required />
              <TextField name={`${code}De`} label={strings.nameDe} defaultValue={label.de ?? undefined} maxLength={300} optional />
              <Select name={`${code}Source`} label={strings.counts} defaultValue={source} options={sources} />
            </Fields>
            {[...targets, undefined].map((target, period) => (
              <Fields key={target ? target.from : 'next'}>
                <TextField name={`${code}From${String(period)}`} type="number" min={2006} max={2100} label={strings.from} defaultValue={target?.from} optional />
                <TextField name={`${code}Until${String(period)}`} type="number" min={2006} max={2100} label={strings.untilYear} defaultValue={target?.until} optional />
                <TextField name={`${code}Value${String(period)}`} type="number" min={0} max={1000000000} label={strings.valueOf} defaultValue={target?.value} optional />
              </Fields>
            ))}
            <Checkbox name={`${code}Remove`} label={strings.remove} />
          </FieldSet>
        ))}
        <div>
          <Button small onClick={add}>
            {strings.another}
          </Button>
        </div>
        <TextArea name="labelFr" label={strings.labelFr} defaultValue={indicators.label.fr} maxLength={1000} required />
        <TextArea name="labelDe" label={strings.labelDe} defaultValue={indicators.label.de ?? undefined} maxLength={1000} optional />
        <TextField name="reason" label={strings.reason} maxLength={500} optional autoComplete="off" />
      </Form>
    </Dialog>
  );
}

/** What was written of an indicator; a period whose three fields are empty is left out. */
function indicatorOf(fields: FormData, { code, targets }: Indicator): Indicator {
  const periods = Array.from({ length: targets.length + 1 }, (_, period) =>
    (['From', 'Until', 'Value'] as const).map((part) => optionalTextOf(fields, `${code}${part}${String(period)}`)),
  );
  return {
    code,
    label: { fr: textOf(fields, `${code}Fr`), de: optionalTextOf(fields, `${code}De`) },
    source: textOf(fields, `${code}Source`),
    targets: periods
      .filter((period) => period.some((part) => part !== undefined))
      .map(([from, until, value]) => ({ from: Number(from), until: Number(until), value: Number(value) })),
  };
}
