import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { isConflict, statusOf } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { assessmentQuery, useAnswer, type AnswerBody, type Assessment, type Question } from './fair-o-meter.api';
import { useOutbox, without } from './outbox';

/** Whether a question is answered so already: the answer arrived, and the word of it did not come back. */
const says = ({ answer }: Question, body: AnswerBody): boolean =>
  answer != null &&
  !answer.mustConfirm &&
  (answer.value ?? undefined) === (body.value ?? undefined) &&
  (answer.notApplicable ?? undefined) === (body.notApplicable ?? undefined) &&
  (answer.evidenceUrl ?? undefined) === (body.evidenceUrl ?? undefined) &&
  (body.facts === undefined || body.facts === null || body.facts.every((id) => answer.facts.some((fact) => fact.id === id)));

/** What became of an answer: the API has it, this device keeps it, somebody else was faster, or it is not possible. */
export type Outcome = 'sent' | 'kept' | 'conflict' | 'refused';

/**
 * Saves answers. Each is kept on this device before it is sent, and until the API has it. When somebody else answered another
 * question at the same moment it is sent again; when it was the same question, both answers stay until a person chooses.
 */
export function useAnswers({ assessmentId, questions, allowedActions }: Assessment) {
  const answer = useAnswer();
  const queryClient = useQueryClient();
  const { kept, keep, arrived, forget } = useOutbox(assessmentId);
  const [sending, setSending] = useState<readonly string[]>([]);
  const [errors, setErrors] = useState<Readonly<Record<string, unknown>>>({});
  const [saved, setSaved] = useState<string>();
  // The version that an answer of one's own led to, before the page has read it.
  const own = useRef(new Map<string, number>());

  const seenVersion = (question: Question) => Math.max(question.version, own.current.get(question.code) ?? 0);

  async function save(question: Question, body: AnswerBody): Promise<Outcome> {
    const { code } = question;
    const one = { body, version: seenVersion(question) };
    keep(code, one);
    setErrors((others) => without(others, code));
    setSaved(undefined);
    setSending((codes) => [...codes, code]);
    try {
      return await send(code, one);
    } finally {
      setSending((codes) => codes.toSpliced(codes.indexOf(code), 1));
    }
  }

  async function send(code: string, one: { body: AnswerBody; version: number }): Promise<Outcome> {
    for (let attempt = 0; ; attempt++) {
      try {
        await answer.mutateAsync({ params: { path: { assessmentId, question: code }, header: ifMatch(one) }, body: one.body });
        own.current.set(code, one.version + 1);
        arrived(code, one);
        setSaved(code);
        return 'sent';
      } catch (failure) {
        if (!isConflict(failure)) {
          const status = statusOf(failure);
          if (status === undefined || status >= 500) return 'kept';
          // Signed out: it goes when the person is back. Any other answer is final.
          if (status === 401) return 'kept';
          forget(code);
          setErrors((others) => ({ ...others, [code]: failure }));
          return 'refused';
        }
        const now = await queryClient.query({ ...assessmentQuery(assessmentId, undefined), staleTime: 0 });
        const theirs = now.questions.find((other) => other.code === code);
        if (theirs && says(theirs, one.body)) {
          arrived(code, one);
          return 'sent';
        }
        if (theirs && (theirs.version !== one.version || attempt > 4)) return 'conflict';
      }
    }
  }

  function isConflicting(question: Question): boolean {
    const one = kept[question.code];
    return one !== undefined && !sending.includes(question.code) && one.version < question.version && !says(question, one.body);
  }

  /** Sends what this device still keeps, unless somebody else has answered meanwhile. */
  async function sendKept() {
    if (!allowedActions.includes('answerQuestion')) return;
    for (const question of questions) {
      const one = kept[question.code];
      if (!one || sending.includes(question.code)) continue;
      if (says(question, one.body)) forget(question.code);
      else if (one.version === question.version) await save(question, one.body);
    }
  }
  const onReturn = useEffectEvent(() => void sendKept());
  useEffect(() => {
    const listener = () => onReturn();
    listener();
    window.addEventListener('online', listener);
    return () => window.removeEventListener('online', listener);
  }, []);

  const left = questions.filter(({ code }) => kept[code] !== undefined && !sending.includes(code));

  return {
    /** Questions whose answer is on this device alone. */
    waiting: left.filter((question) => kept[question.code]?.version === question.version),
    /** Questions that somebody else answered meanwhile. */
    conflicts: left.filter((question) => isConflicting(question)),
    sendKept: () => void sendKept(),
    of: (question: Question) => {
      const one = kept[question.code];
      return {
        save: (body: AnswerBody) => save(question, body),
        /** Keeps what is being typed, before it is sent. */
        note: (body: AnswerBody) => keep(question.code, { body, version: seenVersion(question) }),
        mine: one?.body,
        conflict: isConflicting(question) ? one?.body : undefined,
        keepTheirs: () => forget(question.code),
        error: errors[question.code],
        saved: saved === question.code,
        busy: sending.includes(question.code),
      };
    },
  };
}

export type AnswersOf = ReturnType<ReturnType<typeof useAnswers>['of']>;
