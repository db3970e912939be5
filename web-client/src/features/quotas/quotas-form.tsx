import { useState } from 'react';
import { criterionStates } from '~/api/criterion-states.strings';
import { inWords } from '~/api/local-text';
import { explain, isProblem } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { count } from '~/lib/numbers';
import { Button } from '~/ui/button';
import { Fields, Soft } from '~/ui/facts';
import { Checkbox, DateField, FieldSet, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { useFormRows } from '~/ui/form-rows';
import { Card, Row, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import styles from './quotas.module.css';
import { kinds, usePreviewTargets, useReviseTargets, type Bracket, type Effect, type Targets } from './quotas.api';
import { refusals, strings } from './quotas.strings';

const draft = 'quotas';

/** A new table, that begins as the one in force; its effect is shown before it is kept. */
export function QuotasForm({ targets, onClose }: { targets: Targets; onClose: () => void }) {
  const preview = usePreviewTargets();
  const revise = useReviseTargets();
  const done = useDone(strings.kept, onClose);
  // Each row begins as the one in force that it stands for.
  const brackets = targets.inForce?.brackets ?? [undefined];
  const rows = useFormRows(
    draft,
    'rows',
    brackets.map((_, at) => String(at)),
  );
  const [effect, setEffect] = useState<Effect>();
  const changed = () => setEffect(undefined);
  const failure = revise.error ?? preview.error;
  const wrong = isProblem(failure) ? (failure.issues ?? []).map((issue) => issue.name).filter(Boolean) : [];
  const error = wrong.length > 0 ? strings.wrongFields({ fields: wrong.join(', ') }) : failure ? explain(failure, refusals) : undefined;

  function send(form: FormData, sent: () => void) {
    const typed = bracketsOf(form, rows.keys.length);
    if (!effect) {
      revise.reset();
      preview.mutate({ body: { brackets: typed } }, { onSuccess: setEffect });
      return;
    }
    revise.mutate(
      {
        params: { header: ifMatch(targets) },
        body: {
          validFrom: textOf(form, 'validFrom'),
          label: { fr: textOf(form, 'labelFr'), de: optionalTextOf(form, 'labelDe') },
          provisional: form.has('provisional'),
          reason: optionalTextOf(form, 'reason'),
          brackets: typed,
        },
      },
      done(sent),
    );
  }

  return (
    <Card title={strings.reviseTitle}>
      <div onInput={changed}>
        <Form
          draft={draft}
          submit={effect ? strings.keep : strings.tryOut}
          busy={preview.isPending || revise.isPending}
          error={error}
          onSubmit={send}
          actions={<Button onClick={onClose}>{strings.cancel}</Button>}
        >
          <Soft>{strings.reviseHelp}</Soft>
          {rows.field}
          <Fields>
            <DateField name="validFrom" label={strings.validFrom} defaultValue={today()} required />
            <TextField name="labelFr" label={strings.labelFr} maxLength={500} required />
            <TextField name="labelDe" label={strings.labelDe} maxLength={500} optional />
            <TextField name="reason" label={strings.reason} hint={strings.reasonHint} maxLength={500} optional />
          </Fields>
          <Checkbox name="provisional" label={strings.provisional} defaultChecked={targets.inForce?.provisional ?? true} />
          {rows.keys.map((key, at) => {
            const bracket = brackets[Number(key)];
            return (
              <FieldSet key={key} legend={strings.rowNumber({ number: at + 1 })}>
                <div className={styles.row}>
                  {at < rows.keys.length - 1 ? (
                    <TextField name={`to-${String(at)}`} label={strings.upTo} type="number" min={0} inputMode="numeric" defaultValue={bracket?.populationTo ?? ''} required />
                  ) : (
                    <p className={styles.limit}>{strings.noLimit}</p>
                  )}
                  {kinds.map((kind) => (
                    <TextField key={kind} name={`${kind}-${String(at)}`} label={strings[kind]} type="number" min={0} max={1000} inputMode="numeric" defaultValue={bracket?.[kind] ?? ''} required />
                  ))}
                  {rows.keys.length > 1 && (
                    <Button look="quiet" aria-label={strings.removeRow({ number: at + 1 })} onClick={() => rows.remove(key)}>
                      {strings.remove}
                    </Button>
                  )}
                </div>
              </FieldSet>
            );
          })}
          <Row>
            <Button onClick={rows.add}>{strings.addRow}</Button>
          </Row>
          {effect && <EffectWords effect={effect} />}
        </Form>
      </div>
    </Card>
  );
}

/** Each row begins where the one before ends. */
function bracketsOf(form: FormData, rows: number): Bracket[] {
  const number = (name: string) => Number(textOf(form, name));
  return Array.from({ length: rows }, (_, at) => ({
    populationFrom: at === 0 ? 0 : number(`to-${String(at - 1)}`) + 1,
    ...(at < rows - 1 ? { populationTo: number(`to-${String(at)}`) } : {}),
    shops: number(`shops-${String(at)}`),
    horeca: number(`horeca-${String(at)}`),
    companies: number(`companies-${String(at)}`),
    organisations: number(`organisations-${String(at)}`),
    schools: number(`schools-${String(at)}`),
  }));
}

function EffectWords({ effect: { compared, otherNumbers, changes } }: { effect: Effect }) {
  return (
    <Stack>
      <h3>{strings.effect}</h3>
      <div role="status">
        <p>{strings.effectNumbers({ count: otherNumbers, compared: count(compared) })}</p>
        <p>{changes.length === 0 ? strings.effectNone : strings.effectSome({ count: changes.length })}</p>
      </div>
      {changes.length > 0 && (
        <Table
          caption={strings.effect}
          rows={changes}
          rowKey={(row) => `${row.nisCode}-${row.criterion}`}
          columns={[
            { key: 'commune', header: strings.commune, rowHeader: true, cell: (row) => inWords(row.communeName) },
            { key: 'criterion', header: strings.criterion, cell: (row) => inWords(row.criterionName) },
            { key: 'now', header: strings.now, cell: (row) => criterionStates[row.statusNow] },
            { key: 'then', header: strings.then, cell: (row) => criterionStates[row.statusThen] },
          ]}
        />
      )}
    </Stack>
  );
}
