import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { difference, score } from '~/lib/numbers';
import { Facts, Soft } from '~/ui/facts';
import { Card, Stack } from '~/ui/layout';
import { classWords, progressQuarters, scoreQuarters } from './class-words';
import { strings } from './comparison.strings';
import { comparisonQuery, type Assessment } from './fair-o-meter.api';

/** The commune's own values beside those of its class; the own ones are always there. */
export function ComparisonCard({ assessment }: { assessment: Assessment }) {
  const code = assessment.edition.code;
  const { data: comparison } = useQuery(comparisonQuery(code, assessment.nisCode, useAsOf()));
  if (!comparison) return null;
  const own = comparison.classes.find((one) => one.own);
  const progress = own?.progress;
  const points = own?.score;
  return (
    <Card title={strings.title}>
      <Stack>
        {own && <p>{`${inWords(own.definition.label)} (${classWords(own, comparison)})`}</p>}
        <Facts
          lines={[
            {
              term: `${strings.own}, ${strings.progress}`,
              detail: assessment.progress ? difference(assessment.progress.index) : strings.noProgress,
            },
            { term: `${strings.yours}, ${strings.progress}`, detail: progress ? progressQuarters(progress) : undefined },
            { term: `${strings.own}, ${strings.score}`, detail: score(assessment.score.value) },
            { term: `${strings.yours}, ${strings.score}`, detail: points ? scoreQuarters(points) : undefined },
          ]}
        />
        <Soft>
          {!comparison.drawnOn
            ? `${strings.notDrawn}. ${strings.notDrawnHelp}`
            : points
              ? strings.drawnOn({ day: longDay(comparison.drawnOn) })
              : strings.tooFew}
        </Soft>
        <Soft>{strings.others({ count: comparison.others })}</Soft>
        {comparison.example && <Soft>{inWords(comparison.label)}</Soft>}
        <p>
          <Link to="/fair-o-metre/editions/$code/comparaison" params={{ code }}>
            {strings.toClasses}
          </Link>
        </p>
      </Stack>
    </Card>
  );
}
