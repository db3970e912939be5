import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { evidenceAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { labelled } from '~/lib/strings';
import { Bar } from '~/ui/bar';
import { AnchorButton, Button, PrintButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, More, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { Checkbox, TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Tag } from '~/ui/state-badge';
import { useDone } from '~/ui/toast';
import { isBroken } from './evidence';
import { strings as evidenceStrings } from './evidence.strings';
import { ExampleNotice, answerWords } from './answer-words';
import { ComparisonCard } from './comparison-card';
import { ConsistencyCard } from './consistency-card';
import { assessmentQuery, reviewQuery, useReturn, useSubmit, type Assessment } from './fair-o-meter.api';
import { refusals, statuses, strings } from './fair-o-meter.strings';
import { strings as fillingStrings } from './filling.strings';
import { LocalActionsCard } from './local-actions-card';
import { Papers } from './papers';
import { StatementsCard } from './statements-card';
import { NextGradeCard } from './next-grade-card';
import { QuestionCard } from './question-card';
import { ReviewCards } from './review-cards';
import { ValidateDialog } from './review-dialogs';
import { strings as pastStrings } from './past-editions.strings';
import { strings as reviewStrings } from './review.strings';
import { ProgressCard } from './progress-card';
import { ReuseCard } from './reuse-card';
import { strings as reuseStrings } from './reuse.strings';
import { ScoreCard } from './score-card';
import { Sections } from './sections';
import { useAnswers } from './use-answers';

/** A commune's Fair-ô-mètre: question after question, then the score, then the sending. */
export function AssessmentPage({ assessmentId }: { assessmentId: string }) {
  const asOf = useAsOf();
  const { data: assessment } = useSuspenseQuery(assessmentQuery(assessmentId, asOf));
  const may = (action: string) => assessment.allowedActions.includes(action);
  const [returning, setReturning] = useState(false);
  const total = assessment.questions.length;
  const complete = assessment.answered === total;
  const name = inWords(assessment.communeName);

  return (
    <Stack>
      <Breadcrumb
        trail={[
          <Link key="commune" to="/communes/$nisCode/fair-o-metre" params={{ nisCode: assessment.nisCode }}>
            {name}
          </Link>,
        ]}
        here={inWords(assessment.edition.label)}
      />
      <PageHead
        title={strings.pageTitle({ name })}
        lead={strings.until({ edition: inWords(assessment.edition.label), day: longDay(assessment.edition.closesOn) })}
        actions={
          <>
            {may('validateAssessment') && <ValidateButton assessment={assessment} />}
            {may('returnAssessment') && <Button onClick={() => setReturning(true)}>{strings.return}</Button>}
            {assessment.answered + assessment.localActions.length > 0 && (
              <AnchorButton href={evidenceAddress(assessment.assessmentId, asOf)} download={`evidence-${assessment.assessmentId}.zip`}>
                {evidenceStrings.download}
              </AnchorButton>
            )}
            {complete && <PrintButton />}
          </>
        }
      />
      {assessment.returnReason && <Notice warn>{strings.returnedFor({ reason: assessment.returnReason })}</Notice>}
      <Row>
        <Tag>{assessment.edition.recorded ? pastStrings.tag : statuses[assessment.status]}</Tag>
        {assessment.example && <Tag>{strings.exampleShort}</Tag>}
      </Row>
      <Bar
        label={strings.progress}
        value={assessment.answered}
        max={total}
        text={`${strings.outOfAnswers({ answered: assessment.answered, total })}, ${strings.toCheck({ count: assessment.proposed })}`}
      />
      <Papers assessment={assessment} />
      {assessment.review && <ProgressCard assessment={assessment} />}
      {may('answerQuestion') && <ReuseCard assessment={assessment} />}
      {assessment.review && <ReviewCards assessmentId={assessmentId} past={assessment.edition.recorded ?? false} />}
      {may('answerQuestion') && (assessment.status === 'submitted' ? <Draft assessment={assessment} /> : <Questions assessment={assessment} />)}
      {(!assessment.review || (may('addLocalAction') && assessment.status !== 'submitted')) && <LocalActionsCard assessment={assessment} />}
      {!assessment.edition.recorded && <ConsistencyCard assessment={assessment} />}
      {complete && assessment.toConfirm === 0 && may('submitAssessment') && <SubmitCard assessment={assessment} />}
      {!assessment.review && (complete || !may('answerQuestion')) && <ProgressCard assessment={assessment} />}
      {(complete || !may('answerQuestion')) && <ScoreCard assessment={assessment} />}
      {(complete || !may('answerQuestion')) && <ComparisonCard assessment={assessment} />}
      <StatementsCard assessment={assessment} />
      <NextGradeCard assessment={assessment} />
      {assessment.example && <ExampleNotice />}
      {returning && <ReturnDialog assessment={assessment} onClose={() => setReturning(false)} />}
    </Stack>
  );
}

/** What was sent is a copy: the commune goes on. */
function Draft({ assessment }: { assessment: Assessment }) {
  return (
    <More label={reviewStrings.draft}>
      <Soft>{reviewStrings.draftHelp}</Soft>
      <Questions assessment={assessment} />
      <LocalActionsCard assessment={assessment} />
    </More>
  );
}

/** One question at a time, beginning where the last visit ended. */
function Questions({ assessment }: { assessment: Assessment }) {
  const { questions } = assessment;
  const open = questions.map((question, place) => (question.answer && !question.answer.mustConfirm ? -1 : place)).filter((place) => place >= 0);
  const [place, setPlace] = useState(open[0] ?? 0);
  const [visits, setVisits] = useState(0);
  const answers = useAnswers(assessment);
  const question = questions[place];
  if (!question) return null;

  function go(to: number | undefined) {
    if (to === undefined) return;
    setPlace(to);
    setVisits(visits + 1);
  }
  const nextOpen = open.find((other) => other > place) ?? open.find((other) => other !== place);
  const broken = questions.map((one, index) => (isBroken(one.answer) ? index : -1)).filter((index) => index >= 0);

  return (
    <Stack>
      {answers.waiting.length > 0 && (
        <Notice warn>
          <p role="status">{fillingStrings.waiting({ count: answers.waiting.length })}</p>
          <div>
            <Button small onClick={answers.sendKept}>
              {fillingStrings.sendNow}
            </Button>
          </div>
        </Notice>
      )}
      {answers.conflicts.length > 0 && answers.conflicts[0]?.code !== question.code && (
        <Notice warn>
          <p>{fillingStrings.conflicts({ count: answers.conflicts.length })}</p>
          <div>
            <Button small onClick={() => go(questions.findIndex(({ code }) => code === answers.conflicts[0]?.code))}>
              {fillingStrings.choose}
            </Button>
          </div>
        </Notice>
      )}
      {assessment.toConfirm > 0 && !question.answer?.mustConfirm && (
        <Notice warn>
          <p>{reuseStrings.toConfirm({ count: assessment.toConfirm })}</p>
          <div>
            <Button small onClick={() => go(questions.findIndex(({ answer }) => answer?.mustConfirm))}>
              {reuseStrings.goConfirm}
            </Button>
          </div>
        </Notice>
      )}
      {broken.length > 0 && (
        <Notice warn>
          <p>{evidenceStrings.brokenCount({ count: broken.length })}</p>
          <div>
            <Button small onClick={() => go(broken[0])}>
              {evidenceStrings.mend}
            </Button>
          </div>
        </Notice>
      )}
      <QuestionCard
        key={`${question.code}-${String(visits)}`}
        assessmentId={assessment.assessmentId}
        nisCode={assessment.nisCode}
        question={question}
        place={place + 1}
        total={questions.length}
        criterion={inWords(assessment.criteria.find(({ code }) => code === question.criterion)?.name)}
        answers={answers.of(question)}
        onAnswered={() => go(nextOpen)}
      />
      <Row>
        <Button small disabled={place === 0} onClick={() => go(place - 1)}>
          {strings.previous}
        </Button>
        <Button small disabled={place === questions.length - 1} onClick={() => go(place + 1)}>
          {strings.next}
        </Button>
        {nextOpen !== undefined && (
          <Button small onClick={() => go(nextOpen)}>
            {strings.nextOpen}
          </Button>
        )}
      </Row>
      <Sections assessment={assessment} onOpen={go} />
      <More label={strings.all}>
        <Entries label={strings.all}>
          {questions.map((one, index) => (
            <Entry
              key={one.code}
              title={inWords(one.text)}
              actions={
                <Button small aria-label={labelled(strings.open, inWords(one.text))} onClick={() => go(index)}>
                  {strings.open}
                </Button>
              }
            >
              {answerWords(one, one.answer)}
            </Entry>
          ))}
        </Entries>
      </More>
    </Stack>
  );
}

const addressed = (assessment: Assessment) => ({ path: { assessmentId: assessment.assessmentId }, header: ifMatch(assessment) });

function SubmitCard({ assessment }: { assessment: Assessment }) {
  const submit = useSubmit();
  const done = useDone(strings.submitted, () => undefined);
  return (
    <Card title={strings.ready}>
      <Form
        edits={assessment}
        draft={`fair-o-meter-submit-${assessment.assessmentId}`}
        submit={strings.submit}
        busy={submit.isPending}
        error={submit.error ? explain(submit.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          submit.mutate({ params: addressed(assessment), body: { confirmed: fields.get('confirmed') !== null } }, done(sent))
        }
      >
        <p>{strings.readyHelp}</p>
        <Checkbox name="confirmed" label={strings.confirm} required />
      </Form>
    </Card>
  );
}

function ValidateButton({ assessment }: { assessment: Assessment }) {
  const { data: review } = useSuspenseQuery(reviewQuery(assessment.assessmentId, useAsOf()));
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {strings.validate}
      </Button>
      {open && <ValidateDialog review={review} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReturnDialog({ assessment, onClose }: { assessment: Assessment; onClose: () => void }) {
  const giveBack = useReturn();
  const done = useDone(strings.returned, onClose);
  return (
    <Dialog title={strings.return} onClose={onClose}>
      <Form
        edits={assessment}
        draft={`fair-o-meter-return-${assessment.assessmentId}`}
        submit={strings.return}
        busy={giveBack.isPending}
        error={giveBack.error ? explain(giveBack.error, refusals) : undefined}
        onSubmit={(fields, sent) => giveBack.mutate({ params: addressed(assessment), body: { reason: textOf(fields, 'reason') } }, done(sent))}
      >
        <TextArea name="reason" label={strings.returnReason} maxLength={500} required />
      </Form>
    </Dialog>
  );
}
