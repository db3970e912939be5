import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { score } from '~/lib/numbers';
import { AnchorButton, PrintButton } from '~/ui/button';
import { Entries, Entry, Facts, Soft } from '~/ui/facts';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { ExampleNotice, HelpWords } from './answer-words';
import { gridQuery, type Grid } from './fair-o-meter.api';
import { strings } from './fair-o-meter.strings';

type GridQuestion = Grid['content']['criteria'][number]['questions'][number];

/** The guide: all that the grid asks and why, from the same record as the form and the score. */
export function GridPage({ grid }: { grid: number }) {
  const { data } = useSuspenseQuery(gridQuery(grid, useAsOf()));
  const { content } = data;
  const words = new Map(data.criteria.map((criterion) => [criterion.code, criterion]));
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(data.source, null, 2))}`;

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="fom" to="/fair-o-metre">{strings.title}</Link>]} here={strings.gridNumber({ grid })} />
      <PageHead
        title={inWords(content.label)}
        lead={strings.gridNumber({ grid })}
        actions={
          <>
            <AnchorButton href={file} download={`fair-o-metre-${String(grid)}.json`}>
              {strings.download}
            </AnchorButton>
            <PrintButton />
          </>
        }
      />
      {content.example && <ExampleNotice />}
      <Card title={strings.bands}>
        <Facts lines={content.bands.map((band) => ({ term: band.grade, detail: strings.bandFrom({ from: score(band.from) }) }))} />
      </Card>
      {content.criteria.map((criterion) => (
        <Card
          key={criterion.code}
          title={inWords(words.get(criterion.code)?.name)}
          aside={strings.points({ count: criterion.weight })}
        >
          <Stack>
            <p>{inWords(words.get(criterion.code)?.rule)}</p>
            <Entries>
              {criterion.questions.map((question) => (
                <Entry key={question.code} title={inWords(question.text)} aside={strings.points({ count: question.points })}>
                  <Expected question={question} />
                  <HelpWords help={question.help} />
                </Entry>
              ))}
            </Entries>
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

function Expected({ question }: { question: GridQuestion }) {
  if (question.kind === 'count') {
    return <Soft>{question.target ? <Link to="/fair-o-metre/quotas">{strings.byPopulation}</Link> : strings.expected({ number: question.quota ?? 0 })}</Soft>;
  }
  return question.options ? <Soft>{question.options.map((option) => inWords(option.label)).join(' · ')}</Soft> : null;
}
