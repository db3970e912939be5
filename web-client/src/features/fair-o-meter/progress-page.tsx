import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { difference } from '~/lib/numbers';
import { PrintButton } from '~/ui/button';
import { EmptyState } from '~/ui/feedback';
import { PageHead, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { ExampleNotice } from './answer-words';
import { EditionTrail } from './edition-trail';
import { progressQuery } from './fair-o-meter.api';
import { strings } from './progress.strings';

/** Communes by their progress since the edition before, and in no other order. */
export function ProgressPage({ code }: { code: string }) {
  const { data: list } = useSuspenseQuery(progressQuery(code, useAsOf()));
  const name = inWords(list.label);
  return (
    <Stack>
      <EditionTrail code={code} name={name} here={strings.list} />
      <PageHead title={strings.listNamed({ name })} lead={strings.listLead} actions={<PrintButton />} />
      {list.items.length === 0 ? (
        <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>
      ) : (
        <Table
          caption={strings.list}
          rows={list.items}
          rowKey={(row) => row.assessmentId}
          columns={[
            {
              key: 'commune',
              header: strings.commune,
              rowHeader: true,
              cell: (row) => (
                <Link to="/fair-o-metre/$assessmentId" params={{ assessmentId: row.assessmentId }}>
                  {inWords(row.communeName)}
                </Link>
              ),
            },
            {
              key: 'progress',
              header: strings.progress,
              cell: (row) => (typeof row.index === 'number' ? strings.points({ index: difference(row.index) }) : strings.first),
            },
            {
              key: 'gains',
              header: strings.gains,
              cell: (row) => (row.gains.length > 0 ? strings.changed({ count: row.gains.length }) : null),
            },
            { key: 'grade', header: strings.grade, cell: (row) => row.grade },
          ]}
        />
      )}
      {list.example && <ExampleNotice />}
    </Stack>
  );
}
