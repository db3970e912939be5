import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { textOf } from '~/lib/forms';
import { score } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import { Dialog } from '~/ui/dialog';
import { Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { Checkbox, Select, TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { useDone } from '~/ui/toast';
import { answerWords, valueWords } from './answer-words';
import {
  useAsk,
  useContest,
  useDecide,
  useExplain,
  useReview,
  useValidate,
  type Review,
  type ReviewedAnswer,
  type ReviewedCriterion,
} from './fair-o-meter.api';
import { refusals, strings as common } from './fair-o-meter.strings';
import { strings as actionStrings } from './local-actions.strings';
import { strings } from './review.strings';

interface ReviewProps {
  review: Review;
  onClose: () => void;
}

/** The coordination lets another value count, or says that the question applies, with a reason that the commune reads. */
export function JudgeDialog({ review, answer, outcome, onClose }: ReviewProps & { answer: ReviewedAnswer; outcome: 'adjusted' | 'refused' }) {
  const judge = useReview();
  const adjusts = outcome === 'adjusted';
  const done = useDone(adjusts ? strings.adjusted : strings.refused, onClose);
  return (
    <Dialog title={labelled(adjusts ? strings.adjust : strings.refuse, inWords(answer.text))} onClose={onClose}>
      <Form
        draft={`fair-o-meter-${outcome}-${review.assessmentId}-${answer.question}`}
        submit={adjusts ? strings.adjust : strings.refuse}
        busy={judge.isPending}
        error={judge.error ? explain(judge.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          judge.mutate(
            {
              params: { path: { assessmentId: review.assessmentId, question: answer.question }, header: ifMatch(answer) },
              body: { outcome, value: adjusts ? Number(textOf(fields, 'value')) : undefined, reason: textOf(fields, 'reason') },
            },
            done(sent),
          )
        }
      >
        <p>{labelled(strings.own, answerWords(answer, answer.sent))}</p>
        {adjusts ? <ValueField answer={answer} /> : <Soft>{strings.refuseHelp}</Soft>}
        <TextArea name="reason" label={strings.why} maxLength={500} required />
      </Form>
    </Dialog>
  );
}

/** The values that are possible, but for the commune's own. */
function ValueField({ answer }: { answer: ReviewedAnswer }) {
  if (answer.kind === 'count') return <TextField name="value" label={strings.value} inputMode="numeric" pattern="[0-9]{1,4}" required />;
  const values = answer.kind === 'yesNo' ? [1, 0] : (answer.options ?? []).map((option) => option.value);
  return (
    <Select
      name="value"
      label={strings.value}
      options={values.filter((value) => value !== answer.sent.value).map((value) => ({ value: String(value), label: valueWords(answer, value) }))}
    />
  );
}

/** What the coordination asks about a criterion, or what the commune answers. */
export function AskDialog({ review, criterion, onClose }: ReviewProps & { criterion: ReviewedCriterion }) {
  const ask = useAsk();
  const explainIt = useExplain();
  const command = criterion.open ? explainIt : ask;
  const done = useDone(criterion.open ? strings.replied : strings.asked, onClose);
  const open = criterion.asked.find((exchange) => !exchange.answer);
  return (
    <Dialog title={labelled(criterion.open ? strings.reply : strings.ask, inWords(criterion.name))} onClose={onClose}>
      <Form
        draft={`fair-o-meter-ask-${review.assessmentId}-${criterion.code}-${String(criterion.version)}`}
        submit={criterion.open ? strings.reply : strings.ask}
        busy={command.isPending}
        error={command.error ? explain(command.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          command.mutate(
            {
              params: { path: { assessmentId: review.assessmentId, criterion: criterion.code }, header: ifMatch(criterion) },
              body: { text: textOf(fields, 'text') },
            },
            done(sent),
          )
        }
      >
        {open && <p>{open.text}</p>}
        <TextArea name="text" label={criterion.open ? strings.answerText : strings.askText} maxLength={1000} required />
      </Form>
    </Dialog>
  );
}

/** The commune contests what was adjusted: once. */
export function ContestDialog({ review, onClose }: ReviewProps) {
  const contest = useContest();
  const done = useDone(strings.contested, onClose);
  const [empty, setEmpty] = useState(false);
  const changed = review.answers.filter(({ review: said }) => said && said.outcome !== 'accepted');
  return (
    <Dialog title={strings.contestTitle} onClose={onClose}>
      <Form
        draft={`fair-o-meter-contest-${review.assessmentId}`}
        submit={strings.contest}
        busy={contest.isPending}
        error={contest.error ? explain(contest.error, refusals) : empty ? strings.contestNothing : undefined}
        onSubmit={(fields, sent) => {
          const answers = changed
            .map(({ question }) => ({ question, text: textOf(fields, question) }))
            .filter(({ text }) => text.trim() !== '');
          setEmpty(answers.length === 0);
          if (answers.length > 0) {
            contest.mutate(
              { params: { path: { assessmentId: review.assessmentId }, header: ifMatch(review) }, body: { answers } },
              done(sent),
            );
          }
        }}
      >
        <p>{strings.contestHelp}</p>
        {changed.map((answer) => (
          <TextArea
            key={answer.question}
            name={answer.question}
            label={strings.contestText({ question: inWords(answer.text) })}
            hint={answer.review?.reason ?? undefined}
            maxLength={1000}
          />
        ))}
        <Checkbox name="sure" label={strings.contestSure} required />
      </Form>
    </Dialog>
  );
}

/** The coordination decides about all that was contested. */
export function DecideDialog({ review, onClose }: ReviewProps) {
  const decide = useDecide();
  const done = useDone(strings.decided, onClose);
  const contested = review.answers.filter(({ objection }) => objection);
  return (
    <Dialog title={strings.decideTitle} onClose={onClose}>
      <Form
        draft={`fair-o-meter-decide-${review.assessmentId}`}
        submit={strings.decide}
        busy={decide.isPending}
        error={decide.error ? explain(decide.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          decide.mutate(
            {
              params: { path: { assessmentId: review.assessmentId }, header: ifMatch(review) },
              body: {
                decisions: contested.map(({ question }) => ({
                  question,
                  accepted: textOf(fields, `${question}-choice`) === 'own',
                  reason: textOf(fields, `${question}-reason`),
                })),
              },
            },
            done(sent),
          )
        }
      >
        <p>{strings.decideHelp}</p>
        {contested.map((answer) => {
          const question = inWords(answer.text);
          return (
            <div key={answer.question}>
              <p>{answer.objection?.text}</p>
              <Select
                name={`${answer.question}-choice`}
                label={strings.decideChoice({ question })}
                options={[
                  { value: 'reviewed', label: strings.choiceReviewed },
                  { value: 'own', label: strings.choiceOwn },
                ]}
              />
              <TextArea name={`${answer.question}-reason`} label={strings.decideReason({ question })} maxLength={1000} required />
            </div>
          );
        })}
      </Form>
    </Dialog>
  );
}

/** Ends the review, which is not taken back. */
export function ValidateDialog({ review, onClose }: ReviewProps) {
  const validate = useValidate();
  const done = useDone(common.validated, onClose);
  const unread = review.answers.filter((answer) => !answer.review);
  const unvalued = review.localActions.filter((action) => !action.valuation).length;
  const blocked = unread.filter(({ sent }) => typeof sent.value !== 'number').length;
  return (
    <Dialog title={strings.validateTitle} onClose={onClose}>
      {blocked > 0 ? (
        <Notice warn>{strings.validateBlocked({ count: blocked })}</Notice>
      ) : (
        <Form
          draft={`fair-o-meter-validate-${review.assessmentId}`}
          submit={common.validate}
          busy={validate.isPending}
          error={validate.error ? explain(validate.error, refusals) : undefined}
          onSubmit={(_, sent) =>
            validate.mutate({ params: { path: { assessmentId: review.assessmentId }, header: ifMatch(review) }, body: {} }, done(sent))
          }
        >
          <p>{strings.validateHelp({ value: score(review.after.value), grade: review.after.grade })}</p>
          {unread.length > 0 && <p>{strings.validateUnread({ count: unread.length })}</p>}
          {unvalued > 0 && <p>{actionStrings.unvalued({ count: unvalued })}</p>}
        </Form>
      )}
    </Dialog>
  );
}
