import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { feedbackAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { difference, score } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import { AnchorButton, Button } from '~/ui/button';
import { Entries, Entry, Facts, More } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { Select, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { FileLink } from './answer-files';
import { strings as fileStrings } from './answer-files.strings';
import { answerWords, valueWords } from './answer-words';
import {
  feedbackQuery,
  reviewQuery,
  useChoosePublication,
  useReview,
  type Publication,
  type Review,
  type ReviewedAnswer,
  type ReviewedCriterion,
} from './fair-o-meter.api';
import styles from './fair-o-meter.module.css';
import { refusals } from './fair-o-meter.strings';
import { LocalActionsReview } from './local-actions-review';
import { strings as progressStrings } from './progress.strings';
import { AskDialog, ContestDialog, DecideDialog, JudgeDialog } from './review-dialogs';
import { outcomes, publications, strings } from './review.strings';

/** What was sent with what the coordination says of it, to the last point; of a past edition, which nobody reviewed here, what was taken over. */
export function ReviewCards({ assessmentId, past }: { assessmentId: string; past: boolean }) {
  const { data: review } = useSuspenseQuery(reviewQuery(assessmentId, useAsOf()));
  const may = (action: string) => review.allowedActions.includes(action);
  const [dialog, setDialog] = useState<'contest' | 'decide'>();
  const close = () => setDialog(undefined);
  const unread = review.answers.filter((answer) => !answer.review).length;

  return (
    <>
      {review.final && <ResultCard review={review} />}
      <Card
        title={past ? strings.titleOfPast : strings.title}
        aside={review.status === 'submitted' && unread > 0 && <Tag>{strings.toReadCount({ count: unread })}</Tag>}
      >
        <Stack>
          {review.submittedOn && review.status === 'submitted' && <p>{strings.sent({ day: longDay(review.submittedOn) })}</p>}
          {review.changes > 0 && <Notice>{strings.draftChanges({ count: review.changes })}</Notice>}
          {review.contestOpen && <Notice warn>{strings.contestOpen}</Notice>}
          <Facts
            lines={[
              ...(review.progress ? [sinceLine(review.progress)] : []),
              { term: strings.before, detail: past ? undefined : strings.scoreGrade({ value: score(review.before.value), grade: review.before.grade }) },
              { term: past ? strings.afterOfPast : strings.after, detail: strings.scoreGrade({ value: score(review.after.value), grade: review.after.grade }) },
              {
                term: strings.removed,
                detail: review.after.removed > 0 ? strings.removedText({ removed: score(review.after.removed) }) : undefined,
              },
            ]}
          />
          {(may('contestReview') || may('decideContest')) && (
            <Row>
              {may('contestReview') && <Button onClick={() => setDialog('contest')}>{strings.contest}</Button>}
              {may('decideContest') && (
                <Button look="primary" onClick={() => setDialog('decide')}>
                  {strings.decide}
                </Button>
              )}
            </Row>
          )}
          {review.criteria.map((criterion) => (
            <CriterionPart key={criterion.code} review={review} criterion={criterion} />
          ))}
          <p>
            <strong>{labelled(strings.sum, score(review.after.value))}</strong>
          </p>
        </Stack>
      </Card>
      <LocalActionsReview review={review} />
      {dialog === 'contest' && <ContestDialog review={review} onClose={close} />}
      {dialog === 'decide' && <DecideDialog review={review} onClose={close} />}
    </>
  );
}

/** Progress comes before the level. */
const sinceLine = ({ edition, index }: { edition: string; index: number }) => ({
  term: progressStrings.since({ edition }),
  detail: progressStrings.points({ index: difference(index) }),
});

function CriterionPart({ review, criterion }: { review: Review; criterion: ReviewedCriterion }) {
  const [asking, setAsking] = useState(false);
  const name = inWords(criterion.name);
  const answers = review.answers.filter((answer) => answer.criterion === criterion.code);
  const may = (action: string) => review.allowedActions.includes(action);
  if (answers.length === 0) return null;
  // What nobody has anything to say of, or has accepted, is out of the way.
  const isPlain = ({ review: said, objection, changed }: ReviewedAnswer) =>
    !objection && !changed && (said ? said.outcome === 'accepted' : !may('reviewAnswer'));
  const plain = answers.filter(isPlain);
  const told = answers.filter((answer) => !isPlain(answer));
  return (
    <section aria-label={name} className={styles.criterion}>
      <Stack tight>
        <h3>{name}</h3>
        {criterion.asked.map((exchange) => (
          <Facts
            key={`${exchange.on}-${exchange.text}`}
            lines={[
              { term: strings.question, detail: exchange.text },
              { term: strings.answer, detail: exchange.answer ?? strings.waiting },
            ]}
          />
        ))}
        <Row>
          {criterion.open && may('explainCriterion') && (
            <Button small look={may('reviewAnswer') ? 'quiet' : 'primary'} aria-label={labelled(strings.reply, name)} onClick={() => setAsking(true)}>
              {strings.reply}
            </Button>
          )}
          {!criterion.open && may('askAboutCriterion') && (
            <Button small look="quiet" aria-label={labelled(strings.ask, name)} onClick={() => setAsking(true)}>
              {strings.ask}
            </Button>
          )}
        </Row>
        {told.length > 0 && (
          <Entries label={name}>
            {told.map((answer) => (
              <AnswerEntry key={answer.question} review={review} answer={answer} />
            ))}
          </Entries>
        )}
        {plain.length > 0 && (
          <More label={strings.asSent({ count: plain.length })}>
            <Entries label={labelled(name, strings.asSent({ count: plain.length }))}>
              {plain.map((answer) => (
                <AnswerEntry key={answer.question} review={review} answer={answer} />
              ))}
            </Entries>
          </More>
        )}
      </Stack>
      {asking && <AskDialog review={review} criterion={criterion} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** One answer: the commune's own, what counts and why, what was contested; both values stay in sight. */
function AnswerEntry({ review, answer }: { review: Review; answer: ReviewedAnswer }) {
  const judge = useReview();
  const show = useToast();
  const [judging, setJudging] = useState<'adjusted' | 'refused'>();
  const { review: said, objection } = answer;
  const name = inWords(answer.text);
  const may = review.allowedActions.includes('reviewAnswer');
  const notApplicable = typeof answer.sent.value !== 'number';

  return (
    <Entry
      title={name}
      level={4}
      aside={said ? <Tag>{outcomes[said.outcome]}</Tag> : review.status === 'submitted' && <Tag>{strings.toRead}</Tag>}
      actions={
        may && (
          <Row>
            {said?.outcome !== 'accepted' && (
              <Button
                small
                busy={judge.isPending}
                aria-label={labelled(strings.accept, name)}
                onClick={() =>
                  judge.mutate(
                    {
                      params: { path: { assessmentId: review.assessmentId, question: answer.question }, header: ifMatch(answer) },
                      body: { outcome: 'accepted' },
                    },
                    { onSuccess: () => show({ text: strings.accepted }), onError: (error) => show({ text: explain(error, refusals) }) },
                  )
                }
              >
                {strings.accept}
              </Button>
            )}
            <Button small look="quiet" aria-label={labelled(strings.adjust, name)} onClick={() => setJudging('adjusted')}>
              {strings.adjust}
            </Button>
            {notApplicable && said?.outcome !== 'refused' && (
              <Button small look="quiet" aria-label={labelled(strings.refuse, name)} onClick={() => setJudging('refused')}>
                {strings.refuse}
              </Button>
            )}
          </Row>
        )
      }
    >
      <Facts
        lines={[
          { term: strings.own, detail: answerWords(answer, answer.sent) },
          {
            term: strings.adds,
            detail:
              answer.adds === answer.addedBefore
                ? score(answer.adds)
                : strings.addsInstead({ adds: score(answer.adds), before: score(answer.addedBefore) }),
          },
          {
            term: fileStrings.title,
            detail: answer.sent.files.length > 0 ? answer.sent.files.map((file) => (
                    <div key={file.id}>
                      <FileLink assessmentId={review.assessmentId} file={file} />
                    </div>
                  )) : undefined,
          },
          { term: strings.draftSays, detail: answer.changed ? answerWords(answer, answer.draft) : undefined },
          {
            term: strings.reviewed,
            detail:
              said?.outcome === 'adjusted' && typeof said.value === 'number'
                ? valueWords(answer, said.value)
                : said?.outcome === 'refused'
                  ? strings.applies
                  : undefined,
          },
          { term: strings.reason, detail: said?.reason },
          {
            term: strings.by,
            detail:
              said && said.outcome !== 'accepted'
                ? strings.byOn({ name: said.reviewer ?? strings.coordination, day: longDay(said.on) })
                : undefined,
          },
          { term: strings.objection, detail: objection?.text },
          {
            term: strings.decision,
            detail:
              typeof objection?.accepted === 'boolean'
                ? `${objection.accepted ? strings.choiceOwn : strings.choiceReviewed} (${objection.reason ?? ''})`
                : undefined,
          },
        ]}
      />
      {judging && <JudgeDialog review={review} answer={answer} outcome={judging} onClose={() => setJudging(undefined)} />}
    </Entry>
  );
}

function ResultCard({ review }: { review: Review }) {
  const asOf = useAsOf();
  const { data: feedback } = useSuspenseQuery(feedbackQuery(review.assessmentId, asOf));
  return (
    <Card title={strings.result}>
      <Stack>
        {feedback.progress && (
          <p>
            <strong>{labelled(sinceLine(feedback.progress).term, sinceLine(feedback.progress).detail)}</strong>
          </p>
        )}
        <p>
          <strong>{strings.scoreGrade({ value: score(feedback.score), grade: feedback.grade })}</strong>
        </p>
        {feedback.recordedOn && <Notice>{strings.takenOver({ day: longDay(feedback.recordedOn) })}</Notice>}
        <Facts
          lines={[
            { term: strings.renewal, detail: longDay(feedback.renewalOn) },
            { term: strings.publicationNow, detail: publications[review.publication] },
          ]}
        />
        {feedback.strengths.length > 0 && (
          <div>
            <h3>{strings.strengths}</h3>
            <ul>
              {feedback.strengths.map((line) => (
                <li key={line.question}>{inWords(line.text)}</li>
              ))}
            </ul>
          </div>
        )}
        {feedback.nextSteps.length > 0 && (
          <div>
            <h3>{strings.nextSteps}</h3>
            <ol>
              {feedback.nextSteps.map((line) => (
                <li key={line.question}>
                  {inWords(line.text)} ({strings.gain({ gain: score(line.gain) })})
                </li>
              ))}
            </ol>
          </div>
        )}
        <Row>
          <AnchorButton href={feedbackAddress(review.assessmentId, 'letter', asOf)}>{strings.letter}</AnchorButton>
          <AnchorButton href={feedbackAddress(review.assessmentId, 'certificate', asOf)}>{strings.certificate}</AnchorButton>
        </Row>
        {review.allowedActions.includes('choosePublication') && <PublicationForm review={review} />}
      </Stack>
    </Card>
  );
}

function PublicationForm({ review }: { review: Review }) {
  const choose = useChoosePublication();
  const show = useToast();
  return (
    <Form
      draft={`fair-o-meter-publication-${review.assessmentId}`}
      submit={strings.choose}
      busy={choose.isPending}
      error={choose.error ? explain(choose.error, refusals) : undefined}
      onSubmit={(fields, sent) =>
        choose.mutate(
          {
            params: { path: { assessmentId: review.assessmentId }, header: ifMatch(review) },
            body: { choice: textOf(fields, 'choice') as Publication },
          },
          {
            onSuccess: () => {
              sent();
              show({ text: strings.chosen });
            },
          },
        )
      }
    >
      <Select key={review.publication} name="choice" label={strings.publication} options={optionsOf(publications)} defaultValue={review.publication} />
    </Form>
  );
}
