import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { criterionStates } from '~/api/criterion-states.strings';
import { inWords } from '~/api/local-text';
import { explain, isProblem } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { today } from '~/lib/dates';
import { draftOf } from '~/lib/drafts';
import { optionalTextOf, textOf } from '~/lib/forms';
import { count } from '~/lib/numbers';
import { Button } from '~/ui/button';
import { Fields, Soft } from '~/ui/facts';
import { Checkbox, DateField, FieldSet, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import styles from './quotas.module.css';
import { kinds, usePreviewTargets, useReviseTargets, type Bracket, type Effect, type Targets } from './quotas.api';
import { refusals, strings } from './quotas.strings';

const draft = 'quotas';

interface FormRow {
  key: number;
  bracket?: Bracket | undefined;
}

/** A new table, that begins as the one in force; its effect is shown before it is kept. */
export function QuotasForm({ targets, onClose }: { targets: Targets; onClose: () => void }) {
  const preview = usePreviewTargets();
  const revise = useReviseTargets();
  const done = useDone(strings.kept, onClose);
  const [rows, setRows] = useState<readonly FormRow[]>(() => rowsOf(targets));
  const [effect, setEffect] = useState<Effect>();
  const changed = () => setEffect(undefined);
  const rowKeys = useRef<HTMLInputElement>(null);
  // A row that comes or goes is kept in the draft as what is typed is: the fields have to be there when it is told.
  const change = (next: readonly FormRow[]) => {
    flushSync(() => setRows(next));
    rowKeys.current?.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const failure = revise.error ?? preview.error;
  const wrong = isProblem(failure) ? (failure.issues ?? []).map((issue) => issue.name).filter(Boolean) : [];
  const error = wrong.length > 0 ? strings.wrongFields({ fields: wrong.join(', ') }) : failure ? explain(failure, refusals) : undefined;

  function send(form: FormData, sent: () => void) {
    const brackets = bracketsOf(form, rows.length);
    if (!effect) {
      revise.reset();
      preview.mutate({ body: { brackets } }, { onSuccess: setEffect });
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
          brackets,
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
          <input ref={rowKeys} name="rows" value={rows.map(({ key }) => key).join(',')} readOnly hidden />
          <Fields>
            <DateField name="validFrom" label={strings.validFrom} defaultValue={today()} required />
            <TextField name="labelFr" label={strings.labelFr} maxLength={500} required />
            <TextField name="labelDe" label={strings.labelDe} maxLength={500} optional />
            <TextField name="reason" label={strings.reason} hint={strings.reasonHint} maxLength={500} optional />
          </Fields>
          <Checkbox name="provisional" label={strings.provisional} defaultChecked={targets.inForce?.provisional ?? true} />
          {rows.map(({ key, bracket }, at) => (
            <FieldSet key={key} legend={strings.rowNumber({ number: at + 1 })}>
              <div className={styles.row}>
                {at < rows.length - 1 ? (
                  <TextField name={`to-${String(at)}`} label={strings.upTo} type="number" min={0} inputMode="numeric" defaultValue={bracket?.populationTo ?? ''} required />
                ) : (
                  <p className={styles.limit}>{strings.noLimit}</p>
                )}
                {kinds.map((kind) => (
                  <TextField key={kind} name={`${kind}-${String(at)}`} label={strings[kind]} type="number" min={0} max={1000} inputMode="numeric" defaultValue={bracket?.[kind] ?? ''} required />
                ))}
                {rows.length > 1 && (
                  <Button
                    look="quiet"
                    aria-label={strings.removeRow({ number: at + 1 })}
                    onClick={() => change(rows.filter((row) => row.key !== key))}
                  >
                    {strings.remove}
                  </Button>
                )}
              </div>
            </FieldSet>
          ))}
          <Row>
            <Button onClick={() => change([...rows, { key: Math.max(...rows.map((row) => row.key)) + 1 }])}>{strings.addRow}</Button>
          </Row>
          {effect && <EffectWords effect={effect} />}
        </Form>
      </div>
    </Card>
  );
}

/** The rows of the draft, each with the one in force that it began as; without a draft, those in force. */
function rowsOf({ inForce }: Targets): readonly FormRow[] {
  const brackets = inForce?.brackets ?? [undefined];
  const keys = draftOf(draft).rows?.split(',').map(Number) ?? brackets.map((_, key) => key);
  return keys.map((key) => ({ key, bracket: brackets[key] }));
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
