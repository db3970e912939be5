import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { count, percent, score } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { Button, PrintButton } from '~/ui/button';
import { Fields, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { TextField } from '~/ui/field';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Table } from '~/ui/table';
import { forecastQuery, limits, type Forecast, type ForecastSearch } from './forecast.api';
import { inputs, strings } from './forecast.strings';

type Numbers = Forecast['years'][number]['usual'];

const words = ({ expected, low, high }: Numbers) => strings.number({ expected: count(Math.round(expected)), low: count(low), high: count(high) });

/** How many communes will hold the title, as what was seen goes on and as the reader supposes; and how far to trust it. */
export function ForecastPage({ search }: { search: ForecastSearch }) {
  const { data: forecast } = useSuspenseQuery(forecastQuery(search, useAsOf()));
  return (
    <Stack>
      <Breadcrumb trail={[<Link key="steering" to="/pilotage">{strings.steering}</Link>]} here={strings.title} />
      <PageHead title={strings.title} lead={strings.lead} actions={<PrintButton />} />
      {forecast.simulated && <Notice warn>{strings.simulated}</Notice>}
      <Card title={strings.years}>
        <Stack>
          <p>{strings.now({ count: forecast.titled, day: longDay(forecast.day) })}</p>
          <Table
            caption={strings.years}
            rows={forecast.years}
            rowKey={(year) => year.on}
            columns={[
              { key: 'on', header: strings.on, rowHeader: true, cell: (year) => longDay(year.on) },
              { key: 'usual', header: strings.usual, cell: (year) => words(year.usual) },
              ...(forecast.scenario
                ? [{ key: 'supposed', header: strings.supposed, cell: (year: Forecast['years'][number]) => (year.supposed ? words(year.supposed) : null) }]
                : []),
            ]}
          />
          <Soft>{strings.announced({ share: percent(forecast.share) })}</Soft>
        </Stack>
      </Card>
      <Risk forecast={forecast} />
      <Card title={strings.inputs}>
        <Stack>
          <Table
            caption={strings.inputs}
            rows={forecast.inputs}
            rowKey={(input) => input.code}
            columns={[
              { key: 'input', header: strings.input, rowHeader: true, cell: (input) => byCode(inputs, input.code) },
              { key: 'seen', header: strings.seen, cell: seenWords },
              { key: 'value', header: strings.value, cell: valueWords },
            ]}
          />
          <Suppose search={search} />
        </Stack>
      </Card>
      <Proof forecast={forecast} />
    </Stack>
  );
}

type Input = Forecast['inputs'][number];

function seenWords({ code, seen, of }: Input): string {
  if (typeof seen !== 'number') return strings.nothingSeen;
  return code === 'extraCandidates' ? strings.perYear({ number: score(seen) }) : strings.shareOf({ share: percent(seen), count: of });
}

function valueWords({ code, value }: Input): string {
  if (code === 'extraCandidates') return value === 0 ? strings.asSeen : strings.more({ count: value });
  return value === 1 ? strings.asSeen : strings.times({ factor: score(value) });
}

function Risk({ forecast: { loss, from } }: { forecast: Forecast }) {
  const ofHundred = (share: number) => score(100 * share);
  return (
    <Card title={strings.risk}>
      <Stack tight>
        {loss.risk ? (
          <p>{strings.riskWithin({ expected: ofHundred(loss.risk.expected), low: ofHundred(loss.risk.low), high: ofHundred(loss.risk.high) })}</p>
        ) : (
          <Notice warn>{loss.unsureBecause === 'noLoss' ? strings.noLoss : strings.fewYears({ years: count(loss.communeYears), least: count(loss.leastYears) })}</Notice>
        )}
        <Soft>{strings.riskSeen({ from: longDay(from), lost: count(loss.lost), years: count(loss.communeYears) })}</Soft>
        <p>
          <Link to="/alertes">{strings.alerts}</Link>
        </p>
      </Stack>
    </Card>
  );
}

/** What the reader supposes stands in the URL, so that it can be sent on. */
function Suppose({ search }: { search: ForecastSearch }) {
  const navigate = useNavigate();

  function show(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const given = (name: string, usual: number) => {
      const value = Number(textOf(fields, name));
      return value === usual ? undefined : value;
    };
    void navigate({
      to: '/pilotage/prevision',
      search: (before) => ({ ...before, candidates: given('candidates', 0), titres: given('titles', 1), pertes: given('losses', 1) }),
    });
  }

  return (
    <form onSubmit={show} aria-label={strings.suppose} key={JSON.stringify(search)}>
      <Stack>
        <h3>{strings.suppose}</h3>
        <Soft>{strings.supposeHelp}</Soft>
        <Fields>
          <TextField name="candidates" label={strings.candidates} type="number" min={0} max={limits.candidates} step={1} defaultValue={search.candidates ?? 0} required />
          <TextField name="titles" label={strings.titles} type="number" min={0} max={limits.titres} step={0.1} defaultValue={search.titres ?? 1} required />
          <TextField name="losses" label={strings.losses} type="number" min={0} max={limits.pertes} step={0.1} defaultValue={search.pertes ?? 1} required />
        </Fields>
        <Row>
          <Button type="submit" look="primary">
            {strings.show}
          </Button>
          {(search.candidates ?? search.titres ?? search.pertes) !== undefined && (
            <Button
              onClick={() =>
                void navigate({
                  to: '/pilotage/prevision',
                  search: (before) => ({ ...before, candidates: undefined, titres: undefined, pertes: undefined }),
                })
              }
            >
              {strings.back}
            </Button>
          )}
        </Row>
      </Stack>
    </form>
  );
}

function Proof({ forecast: { proof, share } }: { forecast: Forecast }) {
  return (
    <Card title={strings.proof}>
      <Stack>
        <p>{strings.proofLead({ seeds: strings.decades({ seeds: proof.seeds }), communes: count(proof.communes), fitted: proof.fittedOn })}</p>
        <Table
          caption={strings.proof}
          rows={proof.years}
          rowKey={(year) => String(year.ahead)}
          columns={[
            { key: 'ahead', header: strings.ahead, rowHeader: true, cell: (year) => year.ahead },
            { key: 'forecasts', header: strings.forecasts, end: true, cell: (year) => count(year.forecasts) },
            { key: 'covered', header: strings.covered, cell: (year) => strings.coveredOf({ covered: percent(year.covered), share: percent(share) }) },
            { key: 'width', header: strings.width, cell: (year) => strings.widthOf({ width: score(year.width), plain: score(year.plainWidth) }) },
          ]}
        />
      </Stack>
    </Card>
  );
}
