import { count } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { Soft } from '~/ui/facts';
import { Card, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import type { Accompaniment } from './accompaniments.api';
import { causes, ends, strings } from './accompaniments.strings';

const codesOf = (one: Accompaniment) =>
  one.causes.length === 0 ? ['none'] : [...new Set(one.causes.map(({ code }) => (code in causes ? code : 'other')))];

/** What came of the accompaniments, by what they answered to. */
export function EffectsCard({ accompaniments }: { accompaniments: readonly Accompaniment[] }) {
  const rows = Object.keys(causes)
    .map((code) => ({ code, cases: accompaniments.filter((one) => codesOf(one).includes(code)) }))
    .filter(({ cases }) => cases.length > 0);
  const outcomes = [undefined, ...Object.keys(ends)];

  return (
    <Card title={strings.effects}>
      <Stack>
        <Table
          caption={strings.effects}
          rows={rows}
          rowKey={({ code }) => code}
          columns={[
            { key: 'cause', header: strings.cause, rowHeader: true, cell: ({ code }) => byCode(causes, code) },
            ...outcomes.map((outcome) => ({
              key: outcome ?? 'running',
              header: outcome ? byCode(ends, outcome) : strings.running,
              end: true,
              cell: ({ cases }: (typeof rows)[number]) => count(cases.filter((one) => (one.outcome ?? undefined) === outcome).length),
            })),
          ]}
        />
        <Soft>{strings.effectsHelp}</Soft>
      </Stack>
    </Card>
  );
}
