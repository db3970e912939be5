import { useSuspenseQuery } from '@tanstack/react-query';
import type { components } from '~/api/schema';
import { moment } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { LinkButton, PrintButton } from '~/ui/button';
import { Soft } from '~/ui/facts';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { EraseCard } from './erase-card';
import { erasuresQuery, fieldsQuery, retentionQuery } from './privacy.api';
import { bases, fields, purposes, reasons, retentions, strings, tables } from './privacy.strings';

type Field = components['schemas']['ListPersonalFieldsField'];

/** What is kept about people and why, what is due to go, and the way to forget somebody. */
export function PrivacyPage() {
  return (
    <Stack>
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            <LinkButton to="/comptes">{strings.toAccounts}</LinkButton>
            <PrintButton />
          </>
        }
      />
      <EraseCard />
      <ErasuresCard />
      <RetentionCard />
      <RegisterCard />
    </Stack>
  );
}

function ErasuresCard() {
  const { data: erasures } = useSuspenseQuery(erasuresQuery);
  if (erasures.items.length === 0) return null;
  return (
    <Card title={strings.erasures}>
      <Soft>{strings.erasuresHelp}</Soft>
      <Table
        caption={strings.erasures}
        rows={erasures.items}
        rowKey={(erasure) => erasure.personId}
        columns={[
          { key: 'number', header: strings.number, rowHeader: true, cell: (erasure) => erasure.personId },
          { key: 'asked', header: strings.askedAt, cell: (erasure) => moment(erasure.askedAt) },
          { key: 'reason', header: strings.reason, cell: (erasure) => byCode(reasons, erasure.reason) },
          { key: 'done', header: strings.doneAt, cell: (erasure) => (erasure.doneAt == null ? strings.running : moment(erasure.doneAt)) },
        ]}
      />
    </Card>
  );
}

function RetentionCard() {
  const { data: retention } = useSuspenseQuery(retentionQuery);
  return (
    <Card title={strings.retention}>
      <Soft>{strings.retentionHelp}</Soft>
      <Table
        caption={strings.retention}
        rows={retention.items}
        rowKey={(item) => item.table}
        columns={[
          { key: 'table', header: strings.what, rowHeader: true, cell: (item) => byCode(tables, item.table) },
          { key: 'retention', header: strings.until, cell: (item) => byCode(retentions, item.retention) },
          { key: 'rows', header: strings.rows, end: true, cell: (item) => item.rows },
          { key: 'due', header: strings.due, end: true, cell: (item) => item.due },
          { key: 'next', header: strings.next, cell: (item) => (item.nextAt == null ? null : moment(item.nextAt)) },
        ]}
      />
    </Card>
  );
}

function RegisterCard() {
  const { data: register } = useSuspenseQuery(fieldsQuery);
  return (
    <Card title={strings.register}>
      <Soft>{strings.registerHelp}</Soft>
      <Table
        caption={strings.register}
        rows={register.items}
        rowKey={(field) => field.code}
        columns={[
          { key: 'where', header: strings.where, rowHeader: true, cell: (field) => byCode(tables, tableOf(field)) },
          { key: 'field', header: strings.what, cell: (field) => byCode(fields, field.code.slice(tableOf(field).length + 1)) },
          { key: 'purpose', header: strings.purpose, cell: (field) => byCode(purposes, field.purpose) },
          { key: 'basis', header: strings.basis, cell: (field) => byCode(bases, field.legalBasis) },
          { key: 'retention', header: strings.until, cell: (field) => byCode(retentions, field.retention) },
        ]}
      />
    </Card>
  );
}

const tableOf = (field: Field) => field.code.slice(0, field.code.lastIndexOf('.'));
