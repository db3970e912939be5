import type { components } from '~/api/schema';
import { byCode } from '~/lib/strings';
import { Notice } from '~/ui/feedback';
import { Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { cells, strings } from './papers.strings';

/** Cells of a workbook that cannot be taken, by the place where they stand. */
export function CellErrors({ errors }: { errors: readonly components['schemas']['CellError'][] }) {
  if (errors.length === 0) return null;
  return (
    <Stack tight>
      <Notice warn>{strings.errors({ count: errors.length })}</Notice>
      <Table
        caption={strings.errorsTitle}
        rows={errors}
        rowKey={(error) => `${error.column ?? ''}${String(error.line)}`}
        columns={[
          { key: 'cell', header: strings.cell, rowHeader: true, cell: (error) => `${error.column ?? ''}${String(error.line)}` },
          { key: 'value', header: strings.written, cell: (error) => error.value },
          { key: 'problem', header: strings.problem, cell: (error) => byCode(cells, error.code) },
        ]}
      />
    </Stack>
  );
}
