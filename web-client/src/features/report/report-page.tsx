import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { causes, ends } from '~/api/accompaniments.strings';
import { reportAddress } from '~/api/addresses';
import type { components } from '~/api/schema';
import { areaName } from '~/api/areas.strings';
import { criteria, levels } from '~/api/vocabulary.strings';
import { longDay, today, type Day } from '~/lib/dates';
import { count, percent } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { Bar } from '~/ui/bar';
import { AnchorButton, PrintButton } from '~/ui/button';
import { Notice } from '~/ui/feedback';
import { Select } from '~/ui/field';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { reportQuery } from './report.api';
import styles from './report-page.module.css';
import { strings } from './report.strings';

type Figures = components['schemas']['ReportFigures'];

const firstYear = 2006;
const formats = ['csv', 'xlsx', 'json'] as const;
const levelOrder = ['onTrack', 'watch', 'fading', 'unknown'] as const;

/** The year of the campaign in figures, as of today or of a past day, to read, print and keep. */
export function ReportPage({ year, asOf }: { year: number; asOf: Day | undefined }) {
  const { data } = useSuspenseQuery(reportQuery(year, asOf));
  const navigate = useNavigate();
  const { report } = data;
  const lastYear = Number((asOf ?? today()).slice(0, 4));
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, back) => String(lastYear - back));

  return (
    <Stack>
      <PageHead
        title={strings.title({ year: String(year) })}
        lead={strings.lead({ day: longDay(report.day) })}
        actions={
          <>
            {formats.map((format) => (
              <AnchorButton key={format} href={reportAddress(year, format, asOf)} download={`rapport-cdce-${year}.${format}`}>
                {strings.download({ format: format.toUpperCase() })}
              </AnchorButton>
            ))}
            <PrintButton />
          </>
        }
      />
      <div className={styles.year}>
        <Select
          compact
          label={strings.year}
          value={String(year)}
          options={years.map((value) => ({ value, label: value }))}
          onChange={(event) => void navigate({ to: '/rapport', search: (before) => ({ ...before, annee: Number(event.target.value) }) })}
        />
      </div>
      {report.simulated && <Notice warn>{strings.simulated}</Notice>}
      {report.exampleParameters && <Notice>{strings.example}</Notice>}
      <Card title={strings.overview}>
        <Overview figures={report.total} />
      </Card>
      <div className={styles.pair}>
        <Card title={strings.momentum}>
          <div className={styles.bars}>
            {levelOrder.map((level) => (
              <Bar key={level} label={levels[level]} state={level} {...shareOf(report.total[level], report.total)} />
            ))}
          </div>
        </Card>
        <Card title={strings.criteria}>
          <div className={styles.bars}>
            {Object.entries(report.total.criteriaMet).map(([code, met]) => (
              <Bar key={code} label={byCode(criteria, code)} {...shareOf(met, report.total)} />
            ))}
          </div>
        </Card>
      </div>
      <Table
        caption={strings.provinces}
        showCaption
        rows={report.provinces}
        rowKey={(line) => line.province ?? line.region}
        columns={[
          { key: 'province', header: strings.province, rowHeader: true, cell: (line) => areaName(line.province ?? line.region) },
          { key: 'communes', header: strings.communes, end: true, cell: ({ figures }) => count(figures.communes) },
          { key: 'population', header: strings.population, end: true, cell: ({ figures }) => count(figures.population) },
          { key: 'titled', header: strings.titled, end: true, cell: ({ figures }) => count(figures.titled) },
          { key: 'candidates', header: strings.candidates, end: true, cell: ({ figures }) => count(figures.candidates) },
          { key: 'facts', header: strings.facts, end: true, cell: ({ figures }) => count(figures.facts) },
          { key: 'fading', header: levels.fading, end: true, cell: ({ figures }) => count(figures.fading) },
        ]}
      />
      <Cases cases={report.cases} />
    </Stack>
  );
}

/** What came of the accompaniments, by what they answered to. */
function Cases({ cases }: { cases: components['schemas']['CaseFigures'] }) {
  if (cases.byCause.length === 0) return <Card title={strings.cases}>{strings.noCases}</Card>;
  return (
    <Table
      caption={strings.cases}
      showCaption
      rows={cases.byCause}
      rowKey={({ cause }) => cause}
      columns={[
        { key: 'cause', header: strings.cause, rowHeader: true, cell: ({ cause }) => (cause in causes ? byCode(causes, cause) : causes.other) },
        { key: 'cases', header: strings.caseCount, end: true, cell: (line) => count(line.cases) },
        { key: 'open', header: strings.caseOpen, end: true, cell: (line) => count(line.open) },
        ...Object.entries(ends).map(([code, label]) => ({
          key: code,
          header: label,
          end: true,
          cell: (line: components['schemas']['CauseFigures']) => count(line.byOutcome[code] ?? 0),
        })),
        { key: 'regained', header: strings.caseRegained, end: true, cell: (line) => count(line.regained) },
      ]}
    />
  );
}

const shareOf = (value: number, total: Figures) => ({
  value,
  max: total.communes,
  text: strings.of({ value, total: total.communes }),
});

function Overview({ figures }: { figures: Figures }) {
  const lines: [string, string][] = [
    [strings.communes, count(figures.communes)],
    [strings.titled, count(figures.titled)],
    [strings.candidates, count(figures.candidates)],
    [strings.titledShare, percent(figures.population > 0 ? figures.titledPopulation / figures.population : 0)],
    [strings.awarded, count(figures.awarded)],
    [strings.renewed, count(figures.renewed)],
    [strings.ended, count(figures.ended)],
    [strings.facts, count(figures.facts)],
    [strings.losses, count(figures.losses)],
    [strings.regained, count(figures.regained)],
    [strings.openAlerts, count(figures.openAlerts)],
  ];
  return (
    <dl className={styles.figures}>
      {lines.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
