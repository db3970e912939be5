import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain, isProblem } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { count } from '~/lib/numbers';
import { AnchorButton, Button, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { Field } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead, Row, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import { classWords, progressQuarters, scoreQuarters } from './class-words';
import { refusals, strings } from './comparison.strings';
import { EditionTrail } from './edition-trail';
import { comparisonQuery, useDrawComparison, useReviseClasses, type ClassesBody, type Comparison } from './fair-o-meter.api';
import { strings as words } from './fair-o-meter.strings';

/** Which communes are similar, and where they stand; nobody is named. */
export function ComparisonPage({ code }: { code: string }) {
  const { data: comparison } = useSuspenseQuery(comparisonQuery(code, undefined, useAsOf()));
  const [dialog, setDialog] = useState<'draw' | 'revise'>();
  const close = () => setDialog(undefined);
  const may = (action: string) => comparison.allowedActions.includes(action);
  const name = inWords(comparison.editionLabel);
  const { label, example, validFrom, ruralBelow } = comparison;
  const classes = JSON.stringify({ validFrom, label, example, ruralBelow, classes: comparison.classes.map((one) => one.definition) }, null, 2);

  return (
    <Stack>
      <EditionTrail code={code} name={name} here={strings.title} />
      <PageHead
        title={strings.titleNamed({ name })}
        lead={strings.lead}
        actions={
          <>
            {may('drawComparison') && (
              <Button look="primary" onClick={() => setDialog('draw')}>
                {strings.draw}
              </Button>
            )}
            <PrintButton />
          </>
        }
      />
      <p>{comparison.drawnOn ? strings.drawnOn({ day: longDay(comparison.drawnOn) }) : `${strings.notDrawn}. ${strings.notDrawnHelp}`}</p>
      <Soft>{strings.others({ count: comparison.others })}</Soft>
      <Table
        caption={strings.title}
        rows={comparison.classes}
        rowKey={(row) => row.definition.code}
        columns={[
          { key: 'class', header: strings.class, rowHeader: true, cell: (row) => inWords(row.definition.label) },
          { key: 'definition', header: strings.definition, cell: (row) => classWords(row, comparison) },
          { key: 'communes', header: strings.communes, end: true, cell: (row) => (typeof row.communes === 'number' ? count(row.communes) : null) },
          { key: 'progress', header: strings.progress, cell: (row) => (row.progress ? progressQuarters(row.progress) : null) },
          {
            key: 'score',
            header: strings.score,
            cell: (row) => (row.score ? scoreQuarters(row.score) : comparison.drawnOn ? strings.tooFew : null),
          },
        ]}
      />
      <Soft>{`${strings.validFrom({ day: longDay(validFrom) })}. ${strings.firstThatFits}`}</Soft>
      {example && <Notice warn>{inWords(label)}</Notice>}
      <Row>
        <AnchorButton href={`data:application/json;charset=utf-8,${encodeURIComponent(classes)}`} download="fair-o-metre-classes.json">
          {strings.download}
        </AnchorButton>
        {may('reviseComparisonClasses') && <Button onClick={() => setDialog('revise')}>{strings.revise}</Button>}
      </Row>
      {dialog === 'draw' && <DrawDialog code={code} onClose={close} />}
      {dialog === 'revise' && <ReviseDialog comparison={comparison} onClose={close} />}
    </Stack>
  );
}

function DrawDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const draw = useDrawComparison();
  const done = useDone(strings.drawn, onClose);
  return (
    <Dialog title={strings.drawTitle} onClose={onClose}>
      <Form
        draft={`fair-o-meter-comparison-${code}`}
        submit={strings.draw}
        busy={draw.isPending}
        error={draw.error ? explain(draw.error, refusals) : undefined}
        onSubmit={(_, sent) => draw.mutate({ params: { path: { code } }, body: {} }, done(sent))}
      >
        <p>{strings.drawHelp}</p>
      </Form>
    </Dialog>
  );
}

/** Takes the classes from a file; says which fields are wrong. */
function ReviseDialog({ comparison, onClose }: { comparison: Comparison; onClose: () => void }) {
  const revise = useReviseClasses();
  const done = useDone(strings.revised, onClose);
  const [unreadable, setUnreadable] = useState(false);
  const fields = isProblem(revise.error) ? (revise.error.issues ?? []).map((issue) => issue.name).filter(Boolean) : [];
  const refusal =
    fields.length > 0 ? words.wrongFields({ fields: fields.join(', ') }) : revise.error ? explain(revise.error, refusals) : undefined;

  async function send(file: FormDataEntryValue | null, sent: () => void) {
    setUnreadable(false);
    if (!(file instanceof File)) return;
    try {
      const body = JSON.parse(await file.text()) as ClassesBody;
      revise.mutate({ params: { header: ifMatch(comparison) }, body }, done(sent));
    } catch {
      setUnreadable(true);
    }
  }

  return (
    <Dialog title={strings.revise} onClose={onClose}>
      <Form
        draft="fair-o-meter-classes"
        submit={strings.save}
        busy={revise.isPending}
        error={unreadable ? words.notJson : refusal}
        onSubmit={(form, sent) => void send(form.get('file'), sent)}
      >
        <Field label={strings.file} hint={strings.reviseHint}>
          {(wiring) => <input {...wiring} type="file" name="file" accept=".json,application/json" required />}
        </Field>
      </Form>
    </Dialog>
  );
}
