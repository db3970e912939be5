import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { communesQuery } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { explain, fieldsOf } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { addDays, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { Fields } from '~/ui/facts';
import { DateField, FieldSet, Select, TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { useFormRows, type FormRows } from '~/ui/form-rows';
import { Card, Row } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { usePlanAward, useReviseAward, type Award, type Rules } from './awards.api';
import { refusals, strings } from './awards.strings';

interface PlanFormProps {
  /** What is changed; absent for a new one. */
  award?: Award;
  /** Whose rules can be taken over. */
  earlier?: readonly Award[];
  onClose: () => void;
}

/** The rules of an award. A new one may begin with those of an earlier one. */
export function PlanForm({ award, earlier = [], onClose }: PlanFormProps) {
  const [taken, setTaken] = useState('');
  const from = award ?? earlier.find(({ awardId }) => awardId === taken);
  return (
    <Card title={award ? strings.change : strings.plan}>
      {earlier.length > 0 && (
        <Select
          label={strings.takeOver}
          empty={strings.takeOverNone}
          value={taken}
          options={earlier.map(({ awardId, rules }) => ({ value: awardId, label: inWords(rules.name) }))}
          onChange={(event) => setTaken(event.target.value)}
        />
      )}
      <RulesForm key={taken} award={award} draft={`award-${award?.awardId ?? `new-${taken}`}`} from={from?.rules} onClose={onClose} />
    </Card>
  );
}

function RulesForm({ award, draft, from, onClose }: { award: Award | undefined; draft: string; from: Rules | undefined; onClose: () => void }) {
  const { data: communes } = useQuery(communesQuery());
  const plan = usePlanAward();
  const revise = useReviseAward();
  const navigate = useNavigate();
  const show = useToast();
  const categories = useFormRows(draft, 'categories', from?.categories.map(({ code }) => code) ?? ['1']);
  const criteria = useFormRows(draft, 'criteria', from?.criteria.map(({ code }) => code) ?? ['1']);
  const regions = [...new Set((communes ?? []).map((commune) => commune.region))].toSorted((one, other) => one.localeCompare(other));
  const failure = plan.error ?? revise.error;
  const wrong = fieldsOf(failure);

  const send = (form: FormData, sent: () => void) => {
    const rules = rulesOf(form, categories.keys, criteria.keys);
    const finish = (text: string, then: () => void) => {
      sent();
      show({ text });
      then();
    };
    if (award) {
      revise.mutate(
        { params: { path: { awardId: award.awardId }, header: ifMatch(award) }, body: { rules } },
        { onSuccess: () => finish(strings.revised, onClose) },
      );
    } else {
      plan.mutate({ body: { rules } }, { onSuccess: ({ id }) => finish(strings.planned, () => void navigate({ to: '/prix/$awardId', params: { awardId: id } })) });
    }
  };

  return (
    <Form
      edits={award}
      draft={draft}
      submit={strings.keep}
      busy={plan.isPending || revise.isPending}
      error={failure ? (wrong.length > 0 ? strings.wrongFields({ fields: wrong.join(', ') }) : explain(failure, refusals)) : undefined}
      actions={<Button onClick={onClose}>{strings.cancel}</Button>}
      onSubmit={send}
    >
      {categories.field}
      {criteria.field}
      <Fields>
        <TextField name="name-fr" label={strings.name} maxLength={200} defaultValue={from?.name.fr} required />
        <TextField name="name-de" label={strings.nameDe} maxLength={200} defaultValue={from?.name.de ?? undefined} optional />
      </Fields>
      <TextArea name="text-fr" label={strings.about} maxLength={2000} defaultValue={from?.text?.fr} optional />
      <TextArea name="text-de" label={strings.aboutDe} maxLength={2000} defaultValue={from?.text?.de ?? undefined} optional />
      <Fields>
        <DateField name="nominationsUntil" label={strings.nominationsUntil} defaultValue={award?.rules.nominationsUntil ?? addDays(today(), 60)} min={today()} required />
        <DateField name="scoringUntil" label={strings.scoringUntil} defaultValue={award?.rules.scoringUntil ?? addDays(today(), 90)} min={today()} required />
        {regions.length > 0 && (
          <Select name="region" label={strings.region} empty={strings.allCommunes} defaultValue={from?.region ?? ''} options={regions.map((value) => ({ value, label: value }))} />
        )}
        <TextField name="mostPoints" type="number" min={1} max={20} label={strings.mostPoints} defaultValue={from?.mostPoints ?? 10} required />
        <TextField name="leastSheets" type="number" min={1} max={20} label={strings.leastSheets} hint={strings.leastSheetsHint} defaultValue={from?.leastSheets ?? 3} required />
      </Fields>
      {categories.keys.map((code, at) => {
        const known = from?.categories.find((category) => category.code === code);
        const title = strings.categoryNumber({ number: at + 1 });
        return (
          <FieldSet key={code} legend={title}>
            <Fields>
              <TextField name={`category-fr-${code}`} label={strings.labelFr} maxLength={200} defaultValue={known?.label.fr} required />
              <TextField name={`category-de-${code}`} label={strings.labelDe} maxLength={200} defaultValue={known?.label.de ?? undefined} optional />
              <TextField name={`category-laureates-${code}`} type="number" min={1} max={10} label={strings.laureates} hint={strings.laureatesHint} defaultValue={known?.laureates ?? 1} required />
            </Fields>
            <RemoveButton what={title} rows={categories} code={code} />
          </FieldSet>
        );
      })}
      <Row>
        <Button onClick={categories.add}>{strings.addCategory}</Button>
      </Row>
      {criteria.keys.map((code, at) => {
        const known = from?.criteria.find((criterion) => criterion.code === code);
        const title = strings.criterionNumber({ number: at + 1 });
        return (
          <FieldSet key={code} legend={title}>
            <Fields>
              <TextField name={`criterion-fr-${code}`} label={strings.labelFr} maxLength={200} defaultValue={known?.label.fr} required />
              <TextField name={`criterion-de-${code}`} label={strings.labelDe} maxLength={200} defaultValue={known?.label.de ?? undefined} optional />
              <TextField name={`criterion-weight-${code}`} type="number" min={1} max={100} label={strings.weight} defaultValue={known?.weight ?? 1} required />
            </Fields>
            <TextArea name={`criterion-help-${code}`} label={strings.help} hint={strings.helpHint} rows={2} maxLength={1000} defaultValue={known?.help?.fr} optional />
            <TextArea name={`criterion-help-de-${code}`} label={strings.helpDe} rows={2} maxLength={1000} defaultValue={known?.help?.de ?? undefined} optional />
            <RemoveButton what={title} rows={criteria} code={code} />
          </FieldSet>
        );
      })}
      <Row>
        <Button onClick={criteria.add}>{strings.addCriterion}</Button>
      </Row>
    </Form>
  );
}

function RemoveButton({ what, rows, code }: { what: string; rows: FormRows; code: string }) {
  return rows.keys.length > 1 ? (
    <Row>
      <Button small look="quiet" aria-label={strings.removeOf({ what })} onClick={() => rows.remove(code)}>
        {strings.remove}
      </Button>
    </Row>
  ) : null;
}

function rulesOf(form: FormData, categories: readonly string[], criteria: readonly string[]): Rules {
  const text = (fr: string, de: string) => ({ fr: textOf(form, fr), de: optionalTextOf(form, de) });
  const number = (name: string) => Number(textOf(form, name));
  return {
    name: text('name-fr', 'name-de'),
    ...(optionalTextOf(form, 'text-fr') ? { text: text('text-fr', 'text-de') } : {}),
    ...(optionalTextOf(form, 'region') ? { region: textOf(form, 'region') } : {}),
    nominationsUntil: textOf(form, 'nominationsUntil'),
    scoringUntil: textOf(form, 'scoringUntil'),
    mostPoints: number('mostPoints'),
    leastSheets: number('leastSheets'),
    categories: categories.map((code) => ({ code, label: text(`category-fr-${code}`, `category-de-${code}`), laureates: number(`category-laureates-${code}`) })),
    criteria: criteria.map((code) => ({
      code,
      label: text(`criterion-fr-${code}`, `criterion-de-${code}`),
      weight: number(`criterion-weight-${code}`),
      ...(optionalTextOf(form, `criterion-help-${code}`) ? { help: text(`criterion-help-${code}`, `criterion-help-de-${code}`) } : {}),
    })),
  };
}
