import { useWho } from '~/api/who';
import { inWords } from '~/api/local-text';
import { reasonSentence } from '~/api/reasons';
import type { components } from '~/api/schema';
import { marks } from '~/api/vocabulary.strings';
import { longDay } from '~/lib/dates';
import { percent } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { Facts, Soft, type FactLine } from '~/ui/facts';
import { Row } from '~/ui/layout';
import { StateBadge, Tag, type State } from '~/ui/state-badge';
import { alertKinds, alertStates, closeReasons, strings, sureness, wishes } from './alerts.strings';

export type Alert = components['schemas']['AlertView'];

const shapes: Record<Alert['state'], State> = { open: 'fading', acknowledged: 'watch', regained: 'onTrack', closed: 'unknown' };

export function AlertState({ alert }: { alert: Alert }) {
  return <StateBadge state={shapes[alert.state]}>{alertStates[alert.state]}</StateBadge>;
}

/** The three main causes as sentences. */
export function Causes({ alert }: { alert: Alert }) {
  return (
    <ul>
      {alert.causes.map((cause) => (
        <li key={`${cause.code} ${cause.kind ?? ''}`}>{reasonSentence(cause)}</li>
      ))}
    </ul>
  );
}

/** Since when, how sure, who has it, what was promised. */
export function AlertFacts({ alert, more = [] }: { alert: Alert; more?: readonly FactLine[] }) {
  const who = useWho();
  return (
    <Facts
      lines={[
        { term: strings.since, detail: longDay(alert.since) },
        { term: strings.sure, detail: sureWords(alert) },
        { term: strings.owner, detail: alert.owner ? who(alert.owner) : strings.nobody },
        { term: strings.answerBy, detail: alert.acknowledgeBy && !alert.owner ? longDay(alert.acknowledgeBy) : undefined },
        { term: strings.next, detail: alert.nextContactOn && !alert.endedOn ? longDay(alert.nextContactOn) : undefined },
        {
          term: strings.ended,
          detail: alert.endedOn
            ? strings.endedOn({ day: longDay(alert.endedOn), reason: byCode(closeReasons, alert.closeReason ?? 'regained') })
            : undefined,
        },
        { term: strings.wish, detail: alert.wish ? byCode(wishes, alert.wish) : undefined },
        ...more,
      ]}
    />
  );
}

const sureWords = ({ sureness: word, probability }: Alert) =>
  word && typeof probability === 'number' ? strings.sureText({ word: byCode(sureness, word), percent: percent(probability) }) : undefined;

/** What is special about an alert. */
export function AlertMarks({ alert }: { alert: Alert }) {
  return (
    <Row>
      <Tag>{alertKinds[alert.kind]}</Tag>
      {alert.confidential && <Tag>{strings.confidential}</Tag>}
      {alert.escalatedOn && !alert.owner && <Tag>{strings.escalated({ day: longDay(alert.escalatedOn) })}</Tag>}
      {alert.pausedUntil && <Tag>{strings.paused({ day: longDay(alert.pausedUntil) })}</Tag>}
      {alert.simulated && <Tag>{marks.simulated}</Tag>}
    </Row>
  );
}

export const nameOf = (alert: Alert): string => inWords(alert.communeName);

export function Opened({ alert }: { alert: Alert }) {
  return <Soft>{strings.opened({ day: longDay(alert.on) })}</Soft>;
}
