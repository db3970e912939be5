import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { difference } from '~/lib/numbers';
import { PrintButton } from '~/ui/button';
import { EmptyState } from '~/ui/feedback';
import { PageHead, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Table } from '~/ui/table';
import { ExampleNotice } from './answer-words';
import { progressQuery } from './fair-o-meter.api';
import { strings as words } from './fair-o-meter.strings';
import { strings } from './progress.strings';

/** Communes by their progress since the edition before, and in no other order. */
export function ProgressPage({ code }: { code: string }) {
  const { data: list } = useSuspenseQuery(progressQuery(code, useAsOf()));
  const name = inWords(list.label);
  return (
    <Stack>
      <Breadcrumb
        trail={[
          <Link key="fom" to="/fair-o-metre">
            {words.title}
          </Link>,
          <Link key="edition" to="/fair-o-metre/editions/$code" params={{ code }}>
            {name}
          </Link>,
        ]}
        here={strings.list}
      />
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
