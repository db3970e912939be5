import { inWords } from '~/api/local-text';
import { score } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import { LinkButton } from '~/ui/button';
import { Entries, Entry } from '~/ui/facts';
import { Card, Stack } from '~/ui/layout';
import { valueWords } from './answer-words';
import type { Assessment, Question } from './fair-o-meter.api';
import { strings } from './fair-o-meter.strings';

/** The fewest actions that lead to the next grade, each with the place where it is recorded. */
export function NextGradeCard({ assessment }: { assessment: Assessment }) {
  const next = assessment.nextGrade;
  if (!next) return null;
  const questions = new Map(assessment.questions.map((question) => [question.code, question]));
  return (
    <Card title={strings.nextGrade({ grade: next.grade })}>
      <Stack>
        <p>{strings.nextGradeText({ count: next.steps, missing: score(next.missing) })}</p>
        <Entries label={strings.nextGrade({ grade: next.grade })}>
          {next.actions.map((action) => {
            const question = questions.get(action.question);
            if (!question) return null;
            const text = inWords(question.text);
            return (
              <Entry key={action.question} title={text} actions={<Place assessment={assessment} question={question} text={text} />}>
                {strings.nextStep({
                  count: action.steps,
                  from: typeof action.from === 'number' ? valueWords({ ...question, quota: undefined }, action.from) : strings.nothing,
                  to: valueWords({ ...question, quota: undefined }, action.to),
                  gains: score(action.gains),
                })}
              </Entry>
            );
          })}
        </Entries>
      </Stack>
    </Card>
  );
}

/** Where the action is recorded; the guide where the ledger does not know it. */
function Place({ assessment, question, text }: { assessment: Assessment; question: Question; text: string }) {
  const params = { nisCode: assessment.nisCode };
  if (question.countsPartners)
    return (
      <LinkButton small to="/communes/$nisCode/partenaires" params={params} aria-label={labelled(strings.toPartners, text)}>
        {strings.toPartners}
      </LinkButton>
    );
  if (question.inLedger)
    return (
      <LinkButton small to="/communes/$nisCode/journal" params={params} aria-label={labelled(strings.toJournal, text)}>
        {strings.toJournal}
      </LinkButton>
    );
  return (
    <LinkButton small to="/fair-o-metre/grilles/$grid" params={{ grid: String(assessment.edition.grid) }} aria-label={labelled(strings.guide, text)}>
      {strings.guide}
    </LinkButton>
  );
}
