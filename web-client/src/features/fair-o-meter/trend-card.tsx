import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { score } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import { Bar } from '~/ui/bar';
import { More, Soft } from '~/ui/facts';
import { Select } from '~/ui/field';
import { Card, Stack, VisuallyHidden } from '~/ui/layout';
import { Table } from '~/ui/table';
import { ExampleNotice } from './answer-words';
import { trendQuery, type TrendEdition } from './fair-o-meter.api';
import { strings as words } from './fair-o-meter.strings';
import { reasons, strings } from './trend.strings';

/** All editions of a commune under one grid, which the chart names, beside their own results. */
export function TrendCard({ nisCode, grid }: { nisCode: string; grid: number | undefined }) {
  const { data: trend } = useSuspenseQuery(trendQuery(nisCode, grid, useAsOf()));
  const navigate = useNavigate();
  if (trend.items.length === 0) return null;
  const chosen = trend.grids.find((one) => one.grid === trend.grid);
  const name = labelled(words.gridNumber({ grid: trend.grid }), inWords(chosen?.label));
  const under = `${words.gridNumber({ grid: trend.grid })} (${inWords(chosen?.label)})`;

  return (
    <Card title={strings.title}>
      <Stack>
        <p>{strings.lead}</p>
        <Select
          label={strings.grid}
          value={String(trend.grid)}
          options={trend.grids.map((one) => ({
            value: String(one.grid),
            label: labelled(words.gridNumber({ grid: one.grid }), inWords(one.label)),
          }))}
          onChange={(event) =>
            void navigate({
              to: '/communes/$nisCode/fair-o-metre',
              params: { nisCode },
              search: (old: object) => ({ ...old, grille: Number(event.currentTarget.value) }),
            })
          }
        />
        <h3>{strings.chart({ grid: under })}</h3>
        {trend.items.map((item) => (
          <Bar
            key={item.assessmentId}
            label={inWords(item.label)}
            value={item.rescored}
            max={100}
            text={strings.points({ score: score(item.rescored), grade: item.rescoredGrade })}
          />
        ))}
        <Table
          caption={strings.title}
          rows={trend.items}
          rowKey={(row) => row.assessmentId}
          columns={[
            { key: 'edition', header: strings.edition, rowHeader: true, cell: (row) => inWords(row.label) },
            {
              key: 'own',
              header: strings.ownColumn,
              cell: (row) => strings.own({ score: score(row.score), grade: row.grade, grid: row.ownGrid }),
            },
            {
              key: 'rescored',
              header: strings.rescored({ grid: name }),
              cell: (row) => strings.scoreGrade({ score: score(row.rescored), grade: row.rescoredGrade }),
            },
            { key: 'questions', header: strings.sideBySide, cell: (row) => <SideBySide item={row} under={name} /> },
          ]}
        />
        {chosen?.example && <ExampleNotice />}
      </Stack>
    </Card>
  );
}

function SideBySide({ item, under }: { item: TrendEdition; under: string }) {
  return (
    <>
      {item.notComparable.length > 0 && (
        <More
          label={
            <>
              {strings.notComparable({ count: item.notComparable.length })}
              <VisuallyHidden> ({inWords(item.label)})</VisuallyHidden>
            </>
          }
        >
          <ul>
            {item.notComparable.map((one) => (
              <li key={one.question}>{`${inWords(one.text)} (${reasons[one.reason]})`}</li>
            ))}
          </ul>
          {item.removed > 0 && <Soft>{strings.removed({ removed: score(item.removed) })}</Soft>}
        </More>
      )}
      <More
        label={
          <>
            {strings.sideBySide}
            <VisuallyHidden> ({inWords(item.label)})</VisuallyHidden>
          </>
        }
      >
        <Table
          caption={labelled(strings.sideBySide, inWords(item.label))}
          rows={item.questions}
          rowKey={(row) => row.question}
          columns={[
            { key: 'question', header: strings.question, rowHeader: true, cell: (row) => inWords(row.text) },
            { key: 'own', header: strings.ownColumn, end: true, cell: (row) => (typeof row.own === 'number' ? score(row.own) : null) },
            {
              key: 'rescored',
              header: strings.rescored({ grid: under }),
              end: true,
              cell: (row) => (typeof row.rescored === 'number' ? score(row.rescored) : null),
            },
          ]}
        />
      </More>
    </>
  );
}
