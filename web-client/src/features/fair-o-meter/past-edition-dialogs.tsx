import { useState } from 'react';
import { answersAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { explain, issuesOf } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { base64Of } from '~/lib/base64';
import { addDays, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { count, score } from '~/lib/numbers';
import { byCode, currentLanguage, labelled } from '~/lib/strings';
import { AnchorButton, Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Fields, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { DateField, Field, Select, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Row, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useDone, useToast } from '~/ui/toast';
import { CellErrors } from './cell-errors';
import { usePreviewPastEdition, useRecordPastEdition, useWithdrawPastEdition, type Edition } from './fair-o-meter.api';
import { refusals, strings as fairOMeterStrings } from './fair-o-meter.strings';
import { cells } from './papers.strings';
import { strings } from './past-editions.strings';

type PastEdition = components['schemas']['PreviewPastEditionRequest'];

interface PastEditionProps {
  grids: readonly components['schemas']['GridItem'][];
  onClose: () => void;
}

/** An edition that took place before: its spreadsheet is read and shown, and recorded when a person says so. */
export function PastEditionDialog({ grids, onClose }: PastEditionProps) {
  const preview = usePreviewPastEdition();
  const record = useRecordPastEdition();
  const withdraw = useWithdrawPastEdition();
  const show = useToast();
  const [read, setRead] = useState<PastEdition>();
  const [grid, setGrid] = useState(String(grids[0]?.grid ?? 1));

  async function look(fields: FormData) {
    const file = fields.get('file');
    if (!(file instanceof File)) return;
    const edition: PastEdition = {
      code: textOf(fields, 'code'),
      label: { fr: textOf(fields, 'nameFr'), de: optionalTextOf(fields, 'nameDe') },
      grid: Number(grid),
      opensOn: textOf(fields, 'opensOn'),
      closesOn: textOf(fields, 'closesOn'),
      content: await base64Of(file),
    };
    record.reset();
    setRead(undefined);
    preview.mutate({ body: edition }, { onSuccess: () => setRead(edition) });
  }

  const takeBack = (code: string, version: number) =>
    withdraw.mutate(
      { params: { path: { code }, header: ifMatch({ version }) }, body: { reason: strings.undoReason } },
      { onSuccess: () => show({ text: strings.withdrawn }), onError: (error: unknown) => show({ text: explain(error, refusals) }) },
    );

  const found = preview.data;
  if (read && found?.errors.length === 0 && found.communes.length > 0) {
    return (
      <Dialog title={strings.title} onClose={onClose}>
        <Form
          draft="fair-o-meter-past-edition-read"
          submit={strings.record({ count: found.communes.length })}
          busy={record.isPending}
          error={record.error ? reasonOf(record.error) : undefined}
          actions={<Button onClick={() => setRead(undefined)}>{strings.back}</Button>}
          onSubmit={(_, sent) =>
            record.mutate(
              { body: read },
              {
                onSuccess: ({ version }) => {
                  sent();
                  show({ text: strings.recorded, undo: () => takeBack(read.code, version) });
                  onClose();
                },
              },
            )
          }
        >
          <Table
            caption={strings.found({ count: found.communes.length })}
            showCaption
            rows={found.communes}
            rowKey={(commune) => commune.nisCode}
            columns={[
              { key: 'commune', header: fairOMeterStrings.commune, rowHeader: true, cell: (commune) => inWords(commune.communeName) },
              {
                key: 'answers',
                header: fairOMeterStrings.answeredColumn,
                end: true,
                cell: (commune) => fairOMeterStrings.outOf({ answered: count(commune.answered), total: count(commune.questions) }),
              },
              { key: 'score', header: strings.points, end: true, cell: (commune) => score(commune.score) },
              { key: 'grade', header: strings.grade, cell: (commune) => commune.grade },
            ]}
          />
          <Soft>{strings.nobodyTold}</Soft>
        </Form>
      </Dialog>
    );
  }

  return (
    <Dialog title={strings.title} onClose={onClose}>
      <Stack>
        {read && found && <CellErrors errors={found.errors} />}
        {read && found?.errors.length === 0 && <Notice warn>{strings.nothing}</Notice>}
        <Soft>{strings.lead}</Soft>
        <Form
          draft="fair-o-meter-past-edition"
          submit={strings.look}
          busy={preview.isPending}
          error={preview.error ? reasonOf(preview.error) : undefined}
          onSubmit={(fields) => void look(fields)}
        >
          <Fields>
            <TextField name="code" label={fairOMeterStrings.code} hint={strings.codeHint} pattern="[a-z0-9]{2,12}" required />
            <TextField name="nameFr" label={fairOMeterStrings.nameFr} maxLength={200} required />
            <TextField name="nameDe" label={fairOMeterStrings.nameDe} maxLength={200} optional />
            <Select
              name="grid"
              label={fairOMeterStrings.grid}
              hint={strings.gridHint}
              value={grid}
              onChange={(event) => setGrid(event.currentTarget.value)}
              options={grids.map((one) => ({
                value: String(one.grid),
                label: labelled(fairOMeterStrings.gridNumber({ grid: one.grid }), inWords(one.label)),
              }))}
            />
            <DateField name="opensOn" label={fairOMeterStrings.opensOn} max={addDays(today(), -1)} required />
            <DateField name="closesOn" label={fairOMeterStrings.closesOn} max={addDays(today(), -1)} required />
          </Fields>
          <Row>
            <AnchorButton small download href={answersAddress({ grid }, currentLanguage())}>
              {strings.blank}
            </AnchorButton>
          </Row>
          <Field label={strings.file} hint={strings.fileHint}>
            {(wiring) => <input {...wiring} type="file" name="file" accept=".xlsx" required />}
          </Field>
        </Form>
      </Stack>
    </Dialog>
  );
}

/** Takes back an edition that was recorded from a spreadsheet. */
export function WithdrawPastEditionDialog({ edition, onClose, onWithdrawn }: { edition: Edition; onClose: () => void; onWithdrawn: () => void }) {
  const withdraw = useWithdrawPastEdition();
  const done = useDone(strings.withdrawn, onWithdrawn);
  return (
    <Dialog title={strings.withdraw} onClose={onClose}>
      <Form
        edits={edition}
        draft={`fair-o-meter-withdraw-${edition.code}`}
        submit={strings.withdraw}
        danger
        busy={withdraw.isPending}
        error={withdraw.error ? explain(withdraw.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          withdraw.mutate(
            { params: { path: { code: edition.code }, header: ifMatch(edition) }, body: { reason: textOf(fields, 'reason') } },
            done(sent),
          )
        }
      >
        <p>{strings.withdrawHelp}</p>
        <TextField name="reason" label={strings.reason} hint={strings.reasonHint} maxLength={500} required />
      </Form>
    </Dialog>
  );
}

/** Why the spreadsheet was not taken, in the reader's words. */
function reasonOf(error: unknown): string {
  const code = issuesOf(error)[0]?.type?.split(':').at(-1);
  return code !== undefined && code in cells ? byCode(cells, code) : explain(error, refusals);
}
