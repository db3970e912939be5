import { inWords } from '~/api/local-text';
import { difference, score } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import { Facts, Soft } from '~/ui/facts';
import { Card, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { answerWords } from './answer-words';
import type { Assessment } from './fair-o-meter.api';
import { strings } from './fair-o-meter.strings';

/** Progress first, then the score to the last point; where the review shows each point there is no second table. */
export function ScoreCards({ assessment }: { assessment: Assessment }) {
  const { progress, score: total } = assessment;
  const questions = new Map(assessment.questions.map((question) => [question.code, question]));
  return (
    <>
      {progress && (
        <Card title={strings.since({ edition: progress.edition })} aside={<strong>{strings.sinceText({ index: difference(progress.index) })}</strong>}>
          {progress.gains.length === 0 ? (
            <p>{strings.sinceSame}</p>
          ) : (
            <Facts
              lines={progress.gains.map((gain) => ({
                term: inWords(questions.get(gain.question)?.text) || gain.question,
                detail: difference(gain.gained),
              }))}
            />
          )}
        </Card>
      )}
      {!assessment.review && <Card title={strings.score}>
        <Stack>
          <p>
            <strong>{strings.scoreText({ value: score(total.value), grade: total.grade })}</strong>
          </p>
          {total.removed > 0 && (
            <Soft>{strings.removed({ removed: score(total.removed), applicable: score(total.applicable) })}</Soft>
          )}
          <Table
            caption={strings.contributions}
            showCaption
            rows={total.contributions}
            rowKey={(row) => row.question}
            columns={[
              { key: 'question', header: strings.question, rowHeader: true, cell: (row) => inWords(questions.get(row.question)?.text) },
              {
                key: 'answer',
                header: strings.answer,
                cell: (row) => {
                  const question = questions.get(row.question);
                  return question ? answerWords(question, question.answer) : null;
                },
              },
              { key: 'adds', header: strings.adds, end: true, cell: (row) => score(row.adds) },
            ]}
          />
          <p>
            <strong>{labelled(strings.total, score(total.value))}</strong>
          </p>
        </Stack>
      </Card>}
    </>
  );
}
