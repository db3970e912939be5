import { Link } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { useMay } from '~/api/session';
import { longDay, moment } from '~/lib/dates';
import { score } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import { More, Soft } from '~/ui/facts';
import { Card, Stack, VisuallyHidden } from '~/ui/layout';
import { Table } from '~/ui/table';
import { answerWords } from './answer-words';
import type { Assessment, Question } from './fair-o-meter.api';
import { strings } from './fair-o-meter.strings';

/** The score to the last point; where the review shows each point there is no second table. */
export function ScoreCard({ assessment }: { assessment: Assessment }) {
  const { score: total } = assessment;
  if (assessment.review) return null;
  const questions = new Map(assessment.questions.map((question) => [question.code, question]));
  return (
    <Card title={strings.score}>
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
                  if (!question) return null;
                  return (
                    <>
                      {answerWords(question, question.answer)}
                      <Behind assessment={assessment} question={question} />
                    </>
                  );
                },
              },
              { key: 'adds', header: strings.adds, end: true, cell: (row) => score(row.adds) },
            ]}
          />
          <p>
            <strong>{labelled(strings.total, score(total.value))}</strong>
          </p>
        </Stack>
      </Card>
  );
}

const answerEvents: Record<string, ((values: { day: string }) => string) | undefined> = {
  'campaign.fair_o_meter_answer_given': strings.given,
  'campaign.fair_o_meter_answer_cleared': strings.cleared,
  'campaign.fair_o_meter_proposal_rejected': strings.proposalRejected,
};

const factEvents: Record<string, ((values: { day: string }) => string) | undefined> = {
  recorded: strings.recorded,
  corrected: strings.corrected,
  withdrawn: strings.withdrawn,
  ended: strings.ended,
};

/** What was recorded behind a contribution: the answers, and the facts that they rest on. */
function Behind({ assessment: { assessmentId, nisCode }, question }: { assessment: Assessment; question: Question }) {
  const linked = useMay()('getObjectAudit');
  if (question.events.length === 0) return null;
  return (
    <More
      label={
        <>
          {strings.behind}
          <VisuallyHidden> ({inWords(question.text)})</VisuallyHidden>
        </>
      }
    >
      <ul>
        {question.events.map((event) => (
          <li key={event.id}>
            {linked ? (
              <Link to="/modifications/objet" search={{ objet: `fair-o-meter/${assessmentId}` }}>
                {answerEvents[event.change]?.({ day: moment(event.recordedAt) }) ?? event.id}
              </Link>
            ) : (
              (answerEvents[event.change]?.({ day: moment(event.recordedAt) }) ?? event.id)
            )}
          </li>
        ))}
        {question.answer?.facts.map((fact) => (
          <li key={fact.id}>
            <Link to="/communes/$nisCode/journal" params={{ nisCode }} search={{ voir: fact.id }}>
              {strings.factOn({ day: longDay(fact.on), fact: [inWords(fact.kindLabel), fact.summary].filter(Boolean).join(' · ') })}
            </Link>{' '}
            ({fact.events.map((event) => factEvents[event.change]?.({ day: moment(event.recordedAt) }) ?? event.id).join(', ')})
          </li>
        ))}
      </ul>
    </More>
  );
}
