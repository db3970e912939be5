import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { activityKindsQuery } from '~/api/activity-kinds';
import { communesQuery } from '~/api/communes';
import { inWords } from '~/api/local-text';
import { roles } from '~/api/roles.strings';
import { criteria, partnerKinds, titleSteps } from '~/api/vocabulary.strings';
import { isDay, longDay } from '~/lib/dates';
import { labelled } from '~/lib/strings';
import { Table } from '~/ui/table';
import type { AuditVersion } from './audit.api';
import { fieldNames, valueWords } from './audit-words.strings';
import { strings } from './audit.strings';

type Changes = AuditVersion['changes'];

interface ChangesTableProps {
  caption: string;
  changes: Changes;
  /** Leaves out ids, and what is empty before and after: for a glance, not for the record. */
  brief?: boolean;
}

const guid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === false || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
const saysSomething = ({ before, after }: Changes[number]) =>
  !(isEmpty(before) && isEmpty(after)) && ![before, after].some((value) => typeof value === 'string' && guid.test(value));

/** Each field that a change has touched, before and after. */
export function ChangesTable({ caption, changes, brief }: ChangesTableProps) {
  const written = useWritten(brief === true);
  return (
    <Table
      caption={caption}
      showCaption
      rows={brief ? changes.filter(saysSomething) : changes}
      rowKey={(change) => change.field}
      columns={[
        { key: 'field', header: strings.field, rowHeader: true, cell: (change) => nameOf(change.field) },
        { key: 'before', header: strings.before, cell: (change) => written(change.before) },
        { key: 'after', header: strings.after, cell: (change) => written(change.after) },
      ]}
    />
  );
}

/** The last part of a field's place in words, where there are some. */
function nameOf(field: string) {
  const last = field.replace(/\[\d+\]/g, '').split('.').at(-1) ?? field;
  return fieldNames[last] ?? <code>{field}</code>;
}

/** Writes a value as people read it: codes in words, days in full, one with parts part by part. */
export function useWritten(brief: boolean): (value: unknown) => string {
  const { data: communes } = useSuspenseQuery(communesQuery());
  const { data: kinds } = useQuery(activityKindsQuery);
  const words: Readonly<Partial<Record<string, string>>> = {
    ...valueWords,
    ...titleSteps,
    ...partnerKinds,
    ...roles,
    ...criteria,
    ...Object.fromEntries((kinds?.items ?? []).map(({ code, label }) => [code, inWords(label)])),
    ...Object.fromEntries(communes.map(({ nisCode, name }) => [nisCode, inWords(name)])),
  };
  return function written(value: unknown): string {
    if (value === undefined || value === null || value === '') return strings.absent;
    if (typeof value === 'boolean') return value ? strings.yes : strings.no;
    if (typeof value === 'string') return isDay(value) ? longDay(value) : (words[value] ?? value);
    if (typeof value !== 'object') return JSON.stringify(value);
    const parts = Array.isArray(value)
      ? value.map(written)
      : Object.entries(value)
          .filter(([, part]) => !brief || (!isEmpty(part) && !(typeof part === 'string' && guid.test(part))))
          .map(([name, part]) => labelled(fieldNames[name] ?? name, written(part)));
    return parts.join(' · ') || strings.absent;
  };
}
