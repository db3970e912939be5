import { useState } from 'react';
import { byCode } from '~/lib/strings';
import { count } from '~/lib/numbers';
import { LinkButton, PrintButton } from '~/ui/button';
import { Notice, ProblemPanel } from '~/ui/feedback';
import { Select } from '~/ui/field';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { errorOf } from './cell-error';
import type { Upload } from './imports.api';
import styles from './imports-page.module.css';
import { kinds, outcomes, strings } from './imports.strings';
import { UploadDecision } from './upload-decision';

const leads: Record<string, 'previewLead' | 'confirmedLead' | 'undoneLead'> = {
  previewed: 'previewLead',
  confirmed: 'confirmedLead',
  undone: 'undoneLead',
};

const outcomeOrder = ['error', 'new', 'changed', 'same'] as const;
type Outcome = (typeof outcomeOrder)[number];

/** One file: what it would change or has changed, its mistakes by cell, and what to do with it. */
export function UploadPage({ upload }: { upload: Upload }) {
  const kind = byCode(kinds, upload.kind);
  return (
    <Stack>
      <PageHead
        title={(upload.state === 'previewed' ? strings.previewOf : strings.confirmedOf)({ kind })}
        lead={strings[leads[upload.state] ?? 'previewLead']}
        actions={
          <>
            <LinkButton to="/imports">{strings.otherFile}</LinkButton>
            <PrintButton />
          </>
        }
      />
      {upload.fileErrors.length > 0 && (
        <ProblemPanel title={strings.fileErrors}>
          {upload.fileErrors.map((error) => errorOf(error.code, error.column)).join(' ')}
        </ProblemPanel>
      )}
      <Card title={strings.summary}>
        <Stack>
          <Counts upload={upload} />
          {upload.ignoredColumns.length > 0 && <p>{strings.ignored({ columns: upload.ignoredColumns.join(', ') })}</p>}
          <UploadDecision upload={upload} />
        </Stack>
      </Card>
      <CellErrors upload={upload} />
      <Rows upload={upload} />
    </Stack>
  );
}

function Counts({ upload }: { upload: Upload }) {
  const { counts } = upload;
  const figures: Record<Outcome, number> = { error: counts.errors, new: counts.new, changed: counts.changed, same: counts.same };
  return (
    <ul className={styles.counts}>
      {outcomeOrder.map((outcome) => (
        <li key={outcome}>
          <strong>{count(figures[outcome])}</strong>
          {outcomes[outcome]}
        </li>
      ))}
    </ul>
  );
}

function CellErrors({ upload }: { upload: Upload }) {
  const errors = upload.rows.flatMap((row) => row.errors.map((error) => ({ ...error, label: row.label })));
  if (errors.length === 0) return null;
  return (
    <Stack tight>
      <Notice warn>
        <h2>{strings.errorsTitle}</h2>
        <p>{strings.errorsHelp}</p>
      </Notice>
      <Table
        caption={strings.errorsTitle}
        rows={errors}
        rowKey={(error) => `${error.line} ${error.column ?? ''} ${error.code}`}
        columns={[
          { key: 'label', header: strings.label, rowHeader: true, cell: (error) => error.label },
          { key: 'line', header: strings.line, cell: (error) => error.line },
          { key: 'column', header: strings.column, cell: (error) => error.column },
          { key: 'value', header: strings.value, cell: (error) => error.value ?? strings.empty },
          { key: 'problem', header: strings.problem, cell: (error) => errorOf(error.code) },
        ]}
      />
    </Stack>
  );
}

function Rows({ upload }: { upload: Upload }) {
  const [only, setOnly] = useState('');
  const rows = upload.rows.filter((row) => !only || row.outcome === only);
  return (
    <Stack tight>
      <Row>
        <div className={styles.filter}>
          <Select
            compact
            label={strings.only}
            empty={strings.all}
            value={only}
            onChange={(event) => setOnly(event.target.value)}
            options={outcomeOrder.map((outcome) => ({ value: outcome, label: outcomes[outcome] }))}
          />
        </div>
      </Row>
      <Table
        caption={strings.rows}
        rows={rows}
        rowKey={(row) => String(row.line)}
        columns={[
          { key: 'label', header: strings.label, rowHeader: true, cell: (row) => row.label || row.key },
          { key: 'line', header: strings.line, cell: (row) => row.line },
          { key: 'code', header: strings.code, cell: (row) => row.key },
          { key: 'outcome', header: strings.outcome, cell: (row) => outcomes[row.outcome] },
          {
            key: 'changes',
            header: strings.changes,
            cell: (row) =>
              row.changes.length === 0 ? null : (
                <ul className={styles.changes}>
                  {row.changes.map(({ column, before, after }) => (
                    <li key={column}>
                      {before
                        ? strings.change({ column, before, after: after ?? strings.empty })
                        : strings.added({ column, after: after ?? strings.empty })}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Stack>
  );
}
