import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { addDays, longDay, today } from '~/lib/dates';
import { count } from '~/lib/numbers';
import { Button, PrintButton } from '~/ui/button';
import { More, Soft } from '~/ui/facts';
import { EmptyState, Notice } from '~/ui/feedback';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Tag } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { bracketWords } from './bracket-words';
import { QuotasForm } from './quotas-form';
import { kinds, targetsQuery, type TargetTable } from './quotas.api';
import { strings } from './quotas.strings';

const eupen = 'https://eupen.be/leben-in-eupen/engagement-und-initiativen/kampagnen/fairtrade-gemeinde/kriterien';

/** The dated tables of the numbers of partners, and how they are changed. */
export function QuotasPage() {
  const asOf = useAsOf();
  const { data: targets } = useSuspenseQuery(targetsQuery(asOf));
  const [editing, setEditing] = useState(false);
  const { inForce, tables } = targets;
  const day = asOf ?? today();
  // The later table holds where two begin on the same day.
  const inOrder = [...tables].sort((one, other) => one.validFrom.localeCompare(other.validFrom) || one.table - other.table);
  const others = inOrder.map((table, at) => ({ table, next: inOrder[at + 1]?.validFrom })).filter(({ table }) => table.table !== inForce?.table);
  const later = others.filter(({ table }) => table.validFrom > day);
  const earlier = others.filter(({ table }) => table.validFrom <= day).reverse();

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="fom" to="/fair-o-metre">{strings.fairOMeter}</Link>]} here={strings.title} />
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            {targets.allowedActions.includes('reviseTargets') && !editing && (
              <Button look="primary" onClick={() => setEditing(true)}>
                {strings.revise}
              </Button>
            )}
            <PrintButton />
          </>
        }
      />
      {editing && <QuotasForm targets={targets} onClose={() => setEditing(false)} />}
      {inForce ? (
        <Card title={strings.inForce} aside={strings.since({ day: longDay(inForce.validFrom) })}>
          <Stack>
            {inForce.provisional ? <Notice warn>{inWords(inForce.label)}</Notice> : <p>{inWords(inForce.label)}</p>}
            <Brackets table={inForce} />
          </Stack>
        </Card>
      ) : (
        <EmptyState title={strings.none}>{strings.howNever}</EmptyState>
      )}
      <Card title={strings.how}>
        <Stack>
          <p>{strings.howRow}</p>
          <p>{strings.howKept}</p>
          <p>{strings.howNever}</p>
          <Soft>
            {strings.official} <a href={eupen}>{strings.source}</a>
          </Soft>
        </Stack>
      </Card>
      {later.length > 0 && (
        <Card title={strings.later}>
          {later.map(({ table }) => (
            <OtherTable key={table.table} table={table} when={strings.from({ day: longDay(table.validFrom) })} />
          ))}
        </Card>
      )}
      {earlier.length > 0 && (
        <Card title={strings.earlier}>
          {earlier.map(({ table, next }) => (
            <OtherTable key={table.table} table={table} when={untilWords(table, next)} />
          ))}
        </Card>
      )}
    </Stack>
  );
}

function untilWords({ validFrom }: TargetTable, next: string | undefined): string {
  if (next === undefined) return strings.from({ day: longDay(validFrom) });
  return next === validFrom ? strings.replaced : strings.between({ from: longDay(validFrom), to: longDay(addDays(next, -1)) });
}

function OtherTable({ table, when }: { table: TargetTable; when: string }) {
  return (
    <More label={`${strings.table({ number: table.table })}, ${when}`}>
      <Stack>
        <p>
          {inWords(table.label)} {table.provisional && <Tag>{strings.example}</Tag>}
        </p>
        <Brackets table={table} />
      </Stack>
    </More>
  );
}

function Brackets({ table }: { table: TargetTable }) {
  return (
    <Table
      caption={strings.table({ number: table.table })}
      rows={table.brackets}
      rowKey={(row) => String(row.populationFrom)}
      columns={[
        { key: 'population', header: strings.population, rowHeader: true, cell: bracketWords },
        ...kinds.map((kind) => ({ key: kind, header: strings[kind], end: true, cell: (row: TargetTable['brackets'][number]) => count(row[kind]) })),
      ]}
    />
  );
}
