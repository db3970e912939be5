import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isConflict } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { assessmentQuery, useAnswer, type AnswerBody, type Question } from './fair-o-meter.api';

interface Conflict {
  body: AnswerBody;
  theirs: Question;
}

/**
 * Saves one answer. When somebody else answered another question at the same moment it is sent again; when it was the same
 * question, both answers are kept until a person chooses.
 */
export function useSave(assessmentId: string, question: Question) {
  const answer = useAnswer();
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState<Conflict>();
  const [error, setError] = useState<unknown>();
  const [saved, setSaved] = useState(false);

  async function save(body: AnswerBody, seen: Question = question): Promise<boolean> {
    setError(undefined);
    setSaved(false);
    for (let attempt = 0; ; attempt++) {
      try {
        await answer.mutateAsync({ params: { path: { assessmentId, question: question.code }, header: ifMatch(seen) }, body });
        setConflict(undefined);
        setSaved(true);
        return true;
      } catch (failure) {
        if (!isConflict(failure)) {
          setError(failure);
          return false;
        }
        const now = await queryClient.query({ ...assessmentQuery(assessmentId, undefined), staleTime: 0 });
        const theirs = now.questions.find((other) => other.code === question.code);
        if (theirs && (theirs.version !== seen.version || attempt > 4)) {
          setConflict({ body, theirs });
          return false;
        }
      }
    }
  }

  return { save, conflict, keepTheirs: () => setConflict(undefined), error, saved, busy: answer.isPending };
}
