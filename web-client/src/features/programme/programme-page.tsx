import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { activityKindsQuery, kindName } from '~/api/activity-kinds';
import { programmeReportAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay, today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { count, percent } from '~/lib/numbers';
import { byCode, labelled } from '~/lib/strings';
import { AnchorButton, Button, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { More, Soft } from '~/ui/facts';
import { EmptyState, Notice } from '~/ui/feedback';
import { Select, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { useDone } from '~/ui/toast';
import { IndicatorsDialog } from './indicators-dialog';
import { listQuery, reportQuery, useDraw, type Report, type Result } from './programme.api';
import { figures, refusals, strings } from './programme.strings';

/** What the programme comes to, for its funder: every edition that was drawn up, and what would be counted now. */
export function ProgrammePage({ year }: { year: number }) {
  const asOf = useAsOf();
  const { data: report } = useSuspenseQuery(reportQuery(year, asOf));
  const readOnly = useReadOnly();
  const navigate = useNavigate();
  const [drawing, setDrawing] = useState(false);
  const thisYear = Number((asOf ?? today()).slice(0, 4));
  const years = [...new Set([thisYear, thisYear - 1, thisYear - 2, thisYear - 3, thisYear - 4, year])].toSorted((a, b) => b - a).map(String);
  const [latest, ...earlier] = report.editions;

  return (
    <Stack>
      <PageHead
        title={strings.title({ year: String(year) })}
        lead={strings.lead}
        actions={
          <>
            {!readOnly && report.allowedActions.includes('drawProgrammeReport') && (
              <Button look={latest ? 'quiet' : 'primary'} onClick={() => setDrawing(true)}>
                {latest ? strings.drawAgain : strings.draw}
              </Button>
            )}
            {latest && (
              <AnchorButton href={programmeReportAddress(year, asOf)} download>
                {strings.csv}
              </AnchorButton>
            )}
            <PrintButton />
          </>
        }
      />
      <Row>
        <Select
          compact
          label={strings.year}
          value={String(year)}
          options={years.map((value) => ({ value, label: value }))}
          onChange={(event) => void navigate({ to: '/pilotage/programme', search: (before) => ({ ...before, annee: Number(event.target.value) }) })}
        />
      </Row>
      {report.label && <Notice>{inWords(report.label)}</Notice>}
      {report.simulated && <Notice warn>{strings.simulated}</Notice>}
      {drawing && <DrawDialog report={report} onClose={() => setDrawing(false)} />}
      {latest ? (
        <Card title={strings.edition({ number: latest.number, on: longDay(latest.on) })}>
          <Stack>
            <EditionTable edition={latest} />
            {earlier.length > 0 && (
              <More label={strings.earlier({ count: earlier.length })}>
                <Stack>
                  {earlier.map((edition) => (
                    <div key={edition.number}>
                      <h3>{strings.edition({ number: edition.number, on: longDay(edition.on) })}</h3>
                      <EditionTable edition={edition} />
                    </div>
                  ))}
                </Stack>
              </More>
            )}
          </Stack>
        </Card>
      ) : (
        <EmptyState title={strings.none({ year: String(year) })}>{strings.noneHelp}</EmptyState>
      )}
      <Card title={strings.now({ day: longDay(report.day) })}>
        {report.now.length === 0 ? strings.noIndicators : <Results caption={strings.now({ day: longDay(report.day) })} results={report.now} withLists />}
      </Card>
      <IndicatorsCard />
    </Stack>
  );
}

function EditionTable({ edition }: { edition: Report['editions'][number] }) {
  return (
    <>
      <Results caption={strings.edition({ number: edition.number, on: longDay(edition.on) })} results={edition.results} changed={edition.differs} />
      <Soft>
        {[strings.until({ day: longDay(edition.day) }), edition.simulated && strings.simulated, edition.reason && labelled(strings.reason, edition.reason)].filter(Boolean).join(' ')}
      </Soft>
    </>
  );
}

interface ResultsProps {
  caption: string;
  results: readonly Result[];
  changed?: readonly string[];
  /** Where there is a list of what was counted. */
  withLists?: boolean;
}

function Results({ caption, results, changed = [], withLists }: ResultsProps) {
  return (
    <Table
      caption={caption}
      rows={results}
      rowKey={(result) => result.code}
      columns={[
        {
          key: 'indicator',
          header: strings.indicator,
          rowHeader: true,
          cell: (result) => (
            <>
              {inWords(result.label)} {changed.includes(result.code) && <Tag>{strings.changed}</Tag>}
            </>
          ),
        },
        { key: 'value', header: strings.value, end: true, cell: (result) => count(result.value) },
        { key: 'target', header: strings.target, end: true, cell: (result) => (typeof result.target === 'number' ? count(result.target) : strings.noTarget) },
        { key: 'share', header: strings.share, end: true, cell: (result) => (result.target ? percent(result.value / result.target) : strings.noTarget) },
        ...(withLists ? [{ key: 'list', header: '', cell: (result: Result) => <Behind result={result} /> }] : []),
      ]}
    />
  );
}

const titles = { titled: 'toutesTitrees', titledPopulation: 'toutesTitrees', candidates: 'toutesCandidates' } as const;
const levels = ['onTrack', 'watch', 'fading', 'unknown'] as const;

/** The list that a figure counts, where the workspace has one. */
function Behind({ result }: { result: Result }) {
  const name = strings.behindOf({ indicator: inWords(result.label) });
  const title = Object.entries(titles).find(([source]) => source === result.source)?.[1];
  const level = levels.find((code) => code === result.source);
  if (title ?? level) {
    return (
      <Link to="/" search={{ titre: title, elan: level }} aria-label={name}>
        {strings.behind}
      </Link>
    );
  }
  if (result.source === 'partners') {
    return (
      <Link to="/partenaires" search={{ engagement: 'oui' }} aria-label={name}>
        {strings.behind}
      </Link>
    );
  }
  return null;
}

function DrawDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const draw = useDraw();
  const done = useDone(strings.drawn, onClose);
  const again = report.editions.length > 0;
  return (
    <Dialog title={again ? strings.drawAgain : strings.draw} onClose={onClose}>
      <Form
        edits={report}
        draft={`programme-report-${String(report.year)}`}
        submit={strings.draw}
        busy={draw.isPending}
        error={draw.error ? explain(draw.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          draw.mutate({ params: { path: { year: report.year }, header: ifMatch(report) }, body: { reason: again ? textOf(fields, 'reason') : optionalTextOf(fields, 'reason') } }, done(sent))
        }
      >
        <p>{strings.drawHelp}</p>
        {!report.day.endsWith('12-31') && <Notice warn>{strings.early({ day: longDay(report.day) })}</Notice>}
        {again && <TextField name="reason" label={strings.why} hint={strings.whyHint} maxLength={500} required autoComplete="off" />}
      </Form>
    </Dialog>
  );
}

/** What the programme is judged by. */
function IndicatorsCard() {
  const { data: list } = useSuspenseQuery(listQuery(useAsOf()));
  const { data: kinds } = useQuery(activityKindsQuery);
  const readOnly = useReadOnly();
  const [open, setOpen] = useState(false);
  const { indicators } = list;
  if (!indicators) return null;
  const nameOf = (source: string) => (source in figures ? byCode(figures, source) : kindName(source, kinds?.items));
  return (
    <Card
      title={strings.indicators}
      aside={
        !readOnly &&
        list.allowedActions.includes('reviseProgrammeIndicators') && (
          <Button small onClick={() => setOpen(true)}>
            {strings.edit}
          </Button>
        )
      }
    >
      {open && <IndicatorsDialog list={list} indicators={indicators} nameOf={nameOf} onClose={() => setOpen(false)} />}
      <Table
        caption={strings.indicators}
        rows={indicators.indicators}
        rowKey={(indicator) => indicator.code}
        columns={[
          { key: 'indicator', header: strings.indicator, rowHeader: true, cell: (indicator) => inWords(indicator.label) },
          { key: 'counts', header: strings.counts, cell: (indicator) => nameOf(indicator.source) },
          {
            key: 'targets',
            header: strings.targets,
            cell: (indicator) =>
              indicator.targets.map(({ from, until, value }) => (
                <div key={from}>{strings.period({ from: String(from), until: String(until), value: count(value) })}</div>
              )),
          },
        ]}
      />
    </Card>
  );
}
