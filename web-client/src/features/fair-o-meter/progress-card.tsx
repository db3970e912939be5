import { inWords } from '~/api/local-text';
import { difference } from '~/lib/numbers';
import { Facts, Soft } from '~/ui/facts';
import { Card, Stack } from '~/ui/layout';
import type { Assessment } from './fair-o-meter.api';
import { strings } from './progress.strings';

/** How far the commune came, each point with the question that gained it; it stands before any grade. */
export function ProgressCard({ assessment }: { assessment: Assessment }) {
  const { progress } = assessment;
  if (!progress) return null;
  const questions = new Map(assessment.questions.map((question) => [question.code, question]));
  return (
    <Card title={strings.since({ edition: progress.edition })} aside={<strong>{strings.points({ index: difference(progress.index) })}</strong>}>
      <Stack>
        {progress.gains.length === 0 ? (
          <p>{strings.same}</p>
        ) : (
          <Facts
            lines={progress.gains.map((gain) => ({
              term: inWords(questions.get(gain.question)?.text) || gain.question,
              detail: difference(gain.gained),
            }))}
          />
        )}
        <Soft>{strings.measured}</Soft>
        {progress.notCompared.length > 0 && <Soft>{strings.notCompared({ count: progress.notCompared.length })}</Soft>}
      </Stack>
    </Card>
  );
}
