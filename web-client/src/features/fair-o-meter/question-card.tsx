import { useEffect, useRef, useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { hasLastingDraft } from '~/lib/drafts';
import { labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { More, Soft } from '~/ui/facts';
import { ProblemPanel } from '~/ui/feedback';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useDone } from '~/ui/toast';
import { AnswerFiles } from './answer-files';
import { AnswerEvidence } from './evidence';
import { FactsBehind, HelpWords, answerWords, valueWords } from './answer-words';
import { useClear, useReject, type Question } from './fair-o-meter.api';
import styles from './fair-o-meter.module.css';
import { refusals, strings } from './fair-o-meter.strings';
import { useOwnName } from './outbox';
import { strings as reuseStrings } from './reuse.strings';
import type { AnswersOf, Outcome } from './use-answers';

interface QuestionCardProps {
  assessmentId: string;
  nisCode: string;
  question: Question;
  /** Saves the answer, and says what became of it. */
  answers: AnswersOf;
  place: number;
  total: number;
  criterion: string;
  /** Goes to the next question without an answer. */
  onAnswered: () => void;
}

const went = (outcome: Outcome): boolean => outcome === 'sent' || outcome === 'kept';

/** One question: what the journal proposes first, one tap to accept it. */
export function QuestionCard({ assessmentId, nisCode, question, answers, place, total, criterion, onAnswered }: QuestionCardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { save, note, mine, conflict, keepTheirs, error, saved, busy } = answers;
  const own = useOwnName(assessmentId);
  const clear = useClear();
  const [rejecting, setRejecting] = useState(false);
  useEffect(() => heading.current?.focus(), []);

  const reasonDraft = `fair-o-meter-na-${own}-${question.code}`;
  const linkDraft = `fair-o-meter-link-${own}-${question.code}`;
  const answered = question.answer;
  const proposal = question.proposal;
  const evidenceUrl = answered?.evidenceUrl ?? undefined;
  const answer = (value: number) => void save({ value, evidenceUrl }).then((outcome) => went(outcome) && onAnswered());

  return (
    <section className={styles.question} aria-labelledby="question">
      <Soft>
        {strings.questionPlace({ place, total })} · {criterion} · {strings.points({ count: question.points })}
      </Soft>
      <h2 id="question" ref={heading} tabIndex={-1}>
        {inWords(question.text)}
      </h2>
      {proposal && (
        <div className={styles.proposal}>
          <p>
            <strong>{strings.proposed({ value: valueWords(question, proposal.value) })}</strong> {proposal.isNew && <Tag>{strings.isNew}</Tag>}
          </p>
          <Row>
            <Button
              look="primary"
              busy={busy}
              aria-label={strings.acceptNamed({ value: valueWords(question, proposal.value) })}
              onClick={() => answer(proposal.value)}
            >
              {strings.accept}
            </Button>
            <Button look="quiet" onClick={() => setRejecting(true)}>
              {strings.reject}
            </Button>
          </Row>
          <FactsBehind facts={proposal.facts} />
        </div>
      )}
      {answered?.mustConfirm && (
        <div className={styles.proposal}>
          <p>
            <strong>{reuseStrings.old({ day: longDay(answered.givenOn ?? '') })}</strong> {answerWords(question, answered)}
          </p>
          <div>
            <Button
              look="primary"
              busy={busy}
              onClick={() =>
                void save({ value: answered.value, notApplicable: answered.notApplicable, evidenceUrl }).then((outcome) => went(outcome) && onAnswered())
              }
            >
              {reuseStrings.confirm}
            </Button>
          </div>
        </div>
      )}
      {conflict && (
        <ProblemPanel
          title={strings.conflictTitle}
          actions={
            <Row>
              <Button onClick={keepTheirs}>{strings.keepTheirs}</Button>
              <Button onClick={() => void save(conflict)}>{strings.putMine}</Button>
            </Row>
          }
        >
          {strings.conflict({ theirs: answerWords(question, answered), mine: answerWords(question, conflict) })}
        </ProblemPanel>
      )}
      {error !== undefined && <ProblemPanel>{explain(error, refusals)}</ProblemPanel>}
      <Choices question={question} value={mine ? mine.value : answered?.value} busy={busy} onValue={answer} onTyping={(value) => note({ value, evidenceUrl })} onTyped={(value) => void save({ value, evidenceUrl })} />
      {question.rejectedFor && <Soft>{strings.rejectedFor({ reason: question.rejectedFor })}</Soft>}
      {typeof question.before === 'number' && <Soft>{strings.lastTime({ value: valueWords(question, question.before) })}</Soft>}
      <p role="status" className={styles.saved}>
        {busy ? strings.saving : saved ? strings.saved : ''}
      </p>
      {answered && (
        <Stack tight>
          <p>{strings.answerIs({ value: answerWords(question, answered) })}</p>
          <div>
            <Button
              small
              look="quiet"
              busy={clear.isPending}
              onClick={() =>
                clear.mutate({ params: { path: { assessmentId, question: question.code }, header: ifMatch(question) }, body: {} })
              }
            >
              {strings.clear}
            </Button>
          </div>
        </Stack>
      )}
      {typeof answered?.value === 'number' && (
        <AnswerEvidence
          nisCode={nisCode}
          answer={answered}
          busy={busy}
          onChange={(facts, url) => save({ value: answered.value, facts, evidenceUrl: url }).then(went)}
        />
      )}
      {answered && <AnswerFiles assessmentId={assessmentId} question={question} files={answered.files} />}
      <More label={strings.help}>
        <HelpWords help={question.help} />
      </More>
      <More label={strings.notApplicable} open={hasLastingDraft(reasonDraft)}>
        <Form
          draft={reasonDraft}
          lasting
          submit={strings.keep}
          busy={busy}
          onSubmit={(fields, sent) =>
            void save({ notApplicable: textOf(fields, 'reason') }).then((outcome) => {
              if (!went(outcome)) return;
              sent();
              onAnswered();
            })
          }
        >
          <TextArea name="reason" label={strings.notApplicableReason} hint={strings.notApplicableHelp} maxLength={500} required />
        </Form>
      </More>
      {typeof answered?.value === 'number' && (
        <More label={strings.addLink} open={hasLastingDraft(linkDraft)}>
          <Form
            draft={linkDraft}
            lasting
            submit={strings.keep}
            busy={busy}
            onSubmit={(fields, sent) =>
              void save({ value: answered.value, evidenceUrl: textOf(fields, 'url') }).then((outcome) => {
                if (went(outcome)) sent();
              })
            }
          >
            <TextField type="url" name="url" label={strings.link} maxLength={1000} required />
          </Form>
        </More>
      )}
      {rejecting && <RejectDialog assessmentId={assessmentId} question={question} onClose={() => setRejecting(false)} />}
    </section>
  );
}

interface ChoicesProps {
  question: Question;
  /** What is answered, or being sent. */
  value: number | null | undefined;
  busy: boolean;
  onValue: (value: number) => void;
  /** At every key: kept on this device before the pause is over. */
  onTyping: (value: number) => void;
  onTyped: (value: number) => void;
}

/** The possible answers as buttons, or a number that is saved as it is typed. */
function Choices({ question, value: chosen, busy, onValue, onTyping, onTyped }: ChoicesProps) {
  const legend = question.proposal ? strings.otherAnswer : strings.yourAnswer;
  if (question.kind === 'count') return <NumberField legend={legend} value={question.answer?.value} typed={chosen} onTyping={onTyping} onTyped={onTyped} />;
  const options =
    question.kind === 'yesNo'
      ? [
          { value: 1, label: strings.yes },
          { value: 0, label: strings.no },
        ]
      : (question.options ?? []).map((option) => ({ value: option.value, label: inWords(option.label) }));
  return (
    <div role="group" aria-label={legend} className={styles.choices}>
      {options.map((option) => (
        <Button key={option.value} aria-pressed={chosen === option.value} busy={busy} onClick={() => onValue(option.value)}>
          {option.label}
        </Button>
      ))}
    </div>
  );
}

/** Long enough for a second digit, short enough to lose nothing. */
const pause = 700;

interface NumberFieldProps {
  legend: string;
  /** What has arrived. */
  value: number | null | undefined;
  /** What this device keeps on its way. */
  typed: number | null | undefined;
  /** At every key: kept on this device before the pause is over. */
  onTyping: (value: number) => void;
  onTyped: (value: number) => void;
}

function NumberField({ legend, value, typed: before, onTyping, onTyped }: NumberFieldProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const send = useRef<() => void>(undefined);
  // Whoever leaves before the pause is over loses nothing.
  useEffect(
    () => () => {
      send.current?.();
    },
    [],
  );

  function typed(text: string) {
    clearTimeout(timer.current);
    send.current = undefined;
    if (!/^\d{1,4}$/.test(text)) return;
    onTyping(Number(text));
    send.current = () => {
      clearTimeout(timer.current);
      send.current = undefined;
      onTyped(Number(text));
    };
    timer.current = setTimeout(send.current, pause);
  }

  return (
    <TextField
      key={value ?? ''}
      label={labelled(legend, strings.number)}
      inputMode="numeric"
      defaultValue={before ?? value ?? ''}
      onChange={(event) => typed(event.target.value)}
      onBlur={() => send.current?.()}
    />
  );
}

interface RejectProps {
  assessmentId: string;
  question: Question;
  onClose: () => void;
}

function RejectDialog({ assessmentId, question, onClose }: RejectProps) {
  const reject = useReject();
  const done = useDone(strings.rejected, onClose);
  return (
    <Dialog title={strings.rejectTitle} onClose={onClose}>
      <Form
        edits={question}
        draft={`fair-o-meter-reject-${assessmentId}-${question.code}`}
        submit={strings.reject}
        busy={reject.isPending}
        error={reject.error ? explain(reject.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          reject.mutate(
            {
              params: { path: { assessmentId, question: question.code }, header: ifMatch(question) },
              body: { reason: textOf(fields, 'reason') },
            },
            done(sent),
          )
        }
      >
        <TextArea name="reason" label={strings.rejectReason} maxLength={500} required />
      </Form>
    </Dialog>
  );
}
