import { inWords } from '~/api/local-text';
import { longDay } from '~/lib/dates';
import { count } from '~/lib/numbers';
import { More } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import type { Asked, Evidence, Grid } from './fair-o-meter.api';
import { strings } from './fair-o-meter.strings';

/** An answer as people say it. */
export function valueWords(question: Asked, value: number): string {
  switch (question.kind) {
    case 'yesNo':
      return value === 1 ? strings.yes : strings.no;
    case 'count':
      return question.quota ? strings.ofQuota({ number: count(value), quota: count(question.quota) }) : count(value);
    default:
      return inWords(question.options?.find((option) => option.value === value)?.label);
  }
}

interface Answered {
  value?: number | null;
  notApplicable?: string | null;
}

/** What was answered, or why the question does not apply. */
export function answerWords(question: Asked, answer: Answered | null | undefined): string {
  if (!answer) return strings.nothing;
  if (typeof answer.value === 'number') return valueWords(question, answer.value);
  return strings.notApplicableWith({ reason: answer.notApplicable ?? '' });
}

/** The facts behind an answer or a proposal. */
export function FactsBehind({ facts }: { facts: readonly Evidence[] }) {
  if (facts.length === 0) return null;
  return (
    <More label={strings.facts({ count: facts.length })}>
      <ul>
        {facts.map((fact) => (
          <li key={fact.id}>
            {[longDay(fact.on), inWords(fact.kindLabel), fact.summary, fact.broken ? strings.broken : undefined].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </More>
  );
}

export function ExampleNotice() {
  return <Notice warn>{strings.example}</Notice>;
}

type Help = Grid['content']['criteria'][number]['questions'][number]['help'];

/** Why, examples, accepted evidence: the same words in the guide and in the form. */
export function HelpWords({ help }: { help: Help }) {
  return (
    <dl>
      <dt>{strings.why}</dt>
      <dd>{inWords(help.why)}</dd>
      <dt>{strings.examples}</dt>
      <dd>{inWords(help.examples)}</dd>
      <dt>{strings.evidence}</dt>
      <dd>{inWords(help.evidence)}</dd>
    </dl>
  );
}
