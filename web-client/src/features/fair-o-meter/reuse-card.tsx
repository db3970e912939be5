import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { Button } from '~/ui/button';
import { Entries, Entry, More, Soft } from '~/ui/facts';
import { ProblemPanel } from '~/ui/feedback';
import { Card, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { answerWords } from './answer-words';
import { useReuse, type Assessment } from './fair-o-meter.api';
import { refusals } from './fair-o-meter.strings';
import { answers, questions, strings } from './reuse.strings';

type Difference = components['schemas']['EditionDifference'];

/** The question is the same, and nobody has answered it yet. */
const isOpen = ({ question, answer }: Difference) => question === 'same' && answer === 'removed';

/** What the edition before offers, and what is not as it was. */
export function ReuseCard({ assessment }: { assessment: Assessment }) {
  const { former } = assessment;
  const reuse = useReuse();
  const show = useToast();
  if (!former) return null;
  const open = former.differences.filter(isOpen);
  const changed = former.differences.filter((one) => !isOpen(one));
  return (
    <Card title={strings.title({ edition: inWords(former.label) })}>
      <Stack>
        {assessment.allowedActions.includes('reuseAnswers') && (
          <>
            <Soft>{strings.help}</Soft>
            <div>
              <Button
                busy={reuse.isPending}
                onClick={() =>
                  reuse.mutate(
                    { params: { path: { assessmentId: assessment.assessmentId }, header: ifMatch(assessment) }, body: {} },
                    { onSuccess: () => show({ text: strings.reused({ count: former.answers }) }) },
                  )
                }
              >
                {strings.reuse({ count: former.answers })}
              </Button>
            </div>
          </>
        )}
        {reuse.error !== null && <ProblemPanel>{explain(reuse.error, refusals)}</ProblemPanel>}
        {former.differences.length === 0 && <Soft>{strings.same}</Soft>}
        {changed.length > 0 && <Differences label={strings.differences({ count: changed.length })} differences={changed} assessment={assessment} />}
        {open.length > 0 && <Differences label={strings.open({ count: open.length })} differences={open} assessment={assessment} />}
      </Stack>
    </Card>
  );
}

function Differences({ label, differences, assessment }: { label: string; differences: readonly Difference[]; assessment: Assessment }) {
  return (
    <More label={label}>
      <Entries label={label}>
        {differences.map((one) => (
          <DifferenceEntry key={one.code} difference={one} assessment={assessment} />
        ))}
      </Entries>
    </More>
  );
}

function DifferenceEntry({ difference, assessment }: { difference: Difference; assessment: Assessment }) {
  const { before } = difference;
  const now = assessment.questions.find(({ code }) => code === difference.code);
  const answered = before && (typeof before.value === 'number' || before.notApplicable);
  return (
    <Entry
      title={inWords(difference.text)}
      level={4}
      aside={
        <Row>
          {difference.question !== 'same' && <Tag>{questions[difference.question]}</Tag>}
          {difference.answer !== 'same' && difference.question !== 'removed' && !isOpen(difference) && <Tag>{answers[difference.answer]}</Tag>}
        </Row>
      }
    >
      {answered && <Soft>{strings.before({ answer: answerWords(before, before) })}</Soft>}
      {now?.answer && <Soft>{strings.now({ answer: answerWords(now, now.answer) })}</Soft>}
    </Entry>
  );
}
