import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '~/api/client';
import { labelsQuery, type Labels } from '~/api/labels';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch, lasting, useRefresh } from '~/api/refresh';
import { useAdded } from '~/lib/added';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Button, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Fields } from '~/ui/facts';
import { EmptyState, Notice } from '~/ui/feedback';
import { Checkbox, DateField, FieldSet, TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import { strings } from './labels.strings';

type List = NonNullable<Labels['inForce']>;
type Label = List['labels'][number];

/** Which labels make a product count for criterion 6, and since when. */
export function LabelsPage() {
  const { data: labels } = useSuspenseQuery(labelsQuery(useAsOf()));
  const readOnly = useReadOnly();
  const [open, setOpen] = useState(false);
  const list = labels.inForce;

  return (
    <Stack>
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            {!readOnly && labels.allowedActions.includes('reviseLabels') && <Button onClick={() => setOpen(true)}>{strings.edit}</Button>}
            <PrintButton />
          </>
        }
      />
      {open && <LabelsDialog labels={labels} onClose={() => setOpen(false)} />}
      {list && <Notice>{inWords(list.note)}</Notice>}
      <Card>
        {!list || list.labels.length === 0 ? (
          <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>
        ) : (
          <Table
            caption={strings.title}
            rows={list.labels}
            rowKey={(label) => label.code}
            columns={[
              { key: 'label', header: strings.label, rowHeader: true, cell: (label) => inWords(label.name) },
              { key: 'by', header: strings.by, cell: (label) => label.recognisedBy },
              {
                key: 'counts',
                header: strings.counts,
                cell: (label) =>
                  label.until ? strings.between({ from: longDay(label.from), until: longDay(label.until) }) : strings.since({ from: longDay(label.from) }),
              },
              { key: 'more', header: strings.more, cell: (label) => <LabelLinks label={label} /> },
            ]}
          />
        )}
      </Card>
    </Stack>
  );
}

function LabelLinks({ label }: { label: Label }) {
  const name = { label: inWords(label.name) };
  return (
    <>
      {label.sourceUrl && (
        <div>
          <a href={label.sourceUrl} rel="noreferrer" aria-label={strings.sourceOf(name)}>
            {strings.source}
          </a>
        </div>
      )}
      {label.trainingUrl && (
        <div>
          <a href={label.trainingUrl} rel="noreferrer" aria-label={strings.trainingOf(name)}>
            {strings.training}
          </a>
        </div>
      )}
    </>
  );
}

const draft = 'labels';

function LabelsDialog({ labels, onClose }: { labels: Labels; onClose: () => void }) {
  const revise = lasting(api.useMutation('put', '/campaign/labels', useRefresh()));
  const done = useDone(strings.revised, onClose);
  const list = labels.inForce;
  const known = list?.labels ?? [];
  const { added, add } = useAdded('label', known, draft);
  const all: Label[] = [...known, ...added.map((code) => ({ code, name: { fr: '' }, recognisedBy: '', from: today() }))];

  return (
    <Dialog title={strings.edit} onClose={onClose}>
      <Form
        edits={labels}
        draft={draft}
        submit={strings.save}
        busy={revise.isPending}
        error={revise.error ? explain(revise.error) : undefined}
        onSubmit={(fields, sent) =>
          revise.mutate(
            {
              params: { header: ifMatch(labels) },
              body: {
                validFrom: textOf(fields, 'validFrom'),
                note: { fr: textOf(fields, 'noteFr'), de: optionalTextOf(fields, 'noteDe') },
                labels: all.filter(({ code }) => !fields.has(`${code}Remove`)).map(({ code }) => labelOf(fields, code)),
                reason: optionalTextOf(fields, 'reason'),
              },
            },
            done(sent),
          )
        }
      >
        <DateField name="validFrom" label={strings.validFrom} defaultValue={today()} required />
        {all.map((label, place) => (
          <LabelFields key={label.code} label={label} legend={strings.number({ place: place + 1 })} />
        ))}
        <div>
          <Button small onClick={add}>
            {strings.another}
          </Button>
        </div>
        <TextArea name="noteFr" label={strings.noteFr} defaultValue={list?.note.fr} maxLength={1000} required />
        <TextArea name="noteDe" label={strings.noteDe} defaultValue={list?.note.de ?? undefined} maxLength={1000} optional />
        <TextField name="reason" label={strings.reason} maxLength={500} optional autoComplete="off" />
      </Form>
    </Dialog>
  );
}

function LabelFields({ label, legend }: { label: Label; legend: string }) {
  const { code } = label;
  return (
    <FieldSet legend={legend}>
      <Fields>
        <TextField name={`${code}Fr`} label={strings.nameFr} defaultValue={label.name.fr} maxLength={200} required />
        <TextField name={`${code}De`} label={strings.nameDe} defaultValue={label.name.de ?? undefined} maxLength={200} optional />
        <TextField name={`${code}By`} label={strings.by} defaultValue={label.recognisedBy} maxLength={200} required />
        <DateField name={`${code}From`} label={strings.from} defaultValue={label.from} required />
        <DateField name={`${code}Until`} label={strings.until} defaultValue={label.until ?? undefined} optional />
        <TextField name={`${code}Source`} type="url" inputMode="url" label={strings.sourceUrl} defaultValue={label.sourceUrl ?? undefined} maxLength={1000} optional />
        <TextField name={`${code}Training`} type="url" inputMode="url" label={strings.trainingUrl} defaultValue={label.trainingUrl ?? undefined} maxLength={1000} optional />
      </Fields>
      <Checkbox name={`${code}Remove`} label={strings.remove} />
    </FieldSet>
  );
}

const labelOf = (fields: FormData, code: string): Label => ({
  code,
  name: { fr: textOf(fields, `${code}Fr`), de: optionalTextOf(fields, `${code}De`) },
  recognisedBy: textOf(fields, `${code}By`),
  from: textOf(fields, `${code}From`),
  until: optionalTextOf(fields, `${code}Until`),
  sourceUrl: optionalTextOf(fields, `${code}Source`),
  trainingUrl: optionalTextOf(fields, `${code}Training`),
});
