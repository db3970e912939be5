import { useQuery } from '@tanstack/react-query';
import { awardResultsAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { count } from '~/lib/numbers';
import { AnchorButton } from '~/ui/button';
import { More, Soft } from '~/ui/facts';
import { Notice, ProblemPanel, Skeleton } from '~/ui/feedback';
import { Card, Stack } from '~/ui/layout';
import { StateBadge } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { resultsQuery, type Results } from './awards.api';
import { strings } from './awards.strings';

type Category = Results['categories'][number];
type Item = Category['items'][number];

/** The laureates, and for who may see them all ranks, scores and sheets, added up again when they are read. */
export function ResultsCard({ awardId }: { awardId: string }) {
  const asOf = useAsOf();
  const { data: results, error } = useQuery(resultsQuery(awardId, asOf));
  if (error) return <ProblemPanel>{explain(error)}</ProblemPanel>;
  if (!results) return <Skeleton />;
  const hasSheets = results.categories.some(({ items }) => items.some(({ sheets }) => sheets));
  return (
    <Card
      title={strings.results}
      aside={
        hasSheets && (
          <AnchorButton small href={awardResultsAddress(awardId, asOf)} download>
            {strings.csv}
          </AnchorButton>
        )
      }
    >
      <Stack>
        <p>{strings.resultsLead({ day: longDay(results.publishedOn) })}</p>
        {results.recomputed === true && <Soft>{strings.recomputed}</Soft>}
        {results.recomputed === false && <Notice warn>{strings.differs}</Notice>}
        {results.categories.map((category) => (
          <CategoryTable key={category.code} results={results} category={category} />
        ))}
      </Stack>
    </Card>
  );
}

function CategoryTable({ results, category }: { results: Results; category: Category }) {
  const title = inWords(category.label);
  if (category.items.length === 0) {
    return (
      <div>
        <h3>{title}</h3>
        <Soft>{strings.nobodyWon}</Soft>
      </div>
    );
  }
  return (
    <>
      <Table
        caption={title}
        showCaption
        rows={category.items}
        rowKey={(item) => item.nominationId}
        columns={[
          { key: 'rank', header: strings.rank, end: true, cell: (item) => count(item.rank) },
          {
            key: 'what',
            header: strings.what,
            rowHeader: true,
            cell: (item) => (
              <>
                {item.title} {item.laureate && <StateBadge state="onTrack">{strings.laureate}</StateBadge>}
              </>
            ),
          },
          { key: 'commune', header: strings.commune, cell: (item) => inWords(item.communeName) },
          { key: 'score', header: strings.total, end: true, cell: (item) => (typeof item.score === 'number' ? count(item.score) : null) },
          { key: 'sheets', header: strings.counted, end: true, cell: (item) => (typeof item.counted === 'number' ? count(item.counted) : null) },
        ]}
      />
      {category.items
        .filter(({ sheets }) => sheets)
        .map((item) => (
          <Sheets key={item.nominationId} results={results} item={item} />
        ))}
    </>
  );
}

function Sheets({ results, item }: { results: Results; item: Item }) {
  return (
    <More label={strings.sheetsOf({ title: item.title })}>
      <Table
        caption={strings.sheetsOf({ title: item.title })}
        rows={item.sheets ?? []}
        rowKey={(sheet) => String(sheet.juror)}
        columns={[
          {
            key: 'juror',
            header: strings.member,
            rowHeader: true,
            cell: (sheet) => [strings.memberNumber({ number: sheet.juror }), sheet.leftOut && `(${strings.leftOut})`].filter(Boolean).join(' '),
          },
          ...results.criteria.map(({ code, label, weight }) => ({
            key: code,
            header: `${inWords(label)} × ${count(weight)}`,
            end: true,
            cell: (sheet: NonNullable<Item['sheets']>[number]) => count(sheet.points.find((points) => points.criterion === code)?.given ?? 0),
          })),
          { key: 'sum', header: strings.sum, end: true, cell: (sheet) => count(sheet.sum) },
        ]}
      />
      <Soft>{strings.ofTotal({ done: count(item.sum ?? 0), total: count(item.mostSum ?? 0) })}</Soft>
    </More>
  );
}
