import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { Card, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { answerWords, valueWords } from './answer-words';
import { refusals, replies, strings } from './consistency.strings';
import { consistencyQuery, useReplyToConsistency, type Assessment, type AskedAnswer, type Question } from './fair-o-meter.api';

const kinds = ['asAnswered', 'willRecord', 'willCorrect'] as const;

/** Where answers and ledger say something else, as questions: each is replied to in one click, and the reviewer reads the reply. */
export function ConsistencyCard({ assessment }: { assessment: Assessment }) {
  // Nobody who fills the questions above waits for these.
  const { data: consistency } = useQuery(consistencyQuery(assessment.assessmentId, useAsOf()));
  if (!consistency || consistency.items.length === 0) return null;
  const may = consistency.allowedActions.includes('answerConsistency');
  const open = consistency.items.filter((item) => !item.reply).length;
  const questions = new Map(assessment.questions.map((question) => [question.code, question]));
  const title = assessment.status === 'submitted' || !may ? strings.titleOfCommune : strings.title;
  return (
    <Card title={title} aside={open > 0 && <Tag>{strings.open({ count: open })}</Tag>}>
      <Stack>
        <p>{strings.lead}</p>
        <Entries label={title}>
          {consistency.items.map((item) => {
            const question = questions.get(item.question);
            return question && <Asked key={item.question} assessment={assessment} item={item} question={question} may={may} />;
          })}
        </Entries>
        {consistency.provisional && <Soft>{inWords(consistency.note)}</Soft>}
      </Stack>
    </Card>
  );
}

function asked(item: AskedAnswer, question: Question): string {
  const answer =
    typeof item.value === 'number' ? valueWords({ ...question, quota: undefined }, item.value) : answerWords(question, { notApplicable: question.answer?.notApplicable });
  switch (item.kind) {
    case 'farAbovePeers':
      return strings.peers({ answer, peers: item.peers ?? 0 });
    case 'lessThanRecorded':
      return strings.less({ answer, count: item.recorded });
    default:
      return item.recorded === 0 ? strings.moreThanNone({ answer }) : strings.more({ answer, count: item.recorded });
  }
}

function Asked({ assessment, item, question, may }: { assessment: Assessment; item: AskedAnswer; question: Question; may: boolean }) {
  const reply = useReplyToConsistency();
  const show = useToast();
  const text = inWords(question.text);
  return (
    <Entry
      title={text}
      actions={
        may && (
          <Row>
            {kinds.map((kind) => (
              <Button
                key={kind}
                small
                look={item.reply === kind ? 'primary' : undefined}
                aria-pressed={item.reply === kind}
                aria-label={labelled(replies[kind], text)}
                disabled={reply.isPending}
                onClick={() =>
                  reply.mutate(
                    {
                      params: { path: { assessmentId: assessment.assessmentId, question: item.question }, header: ifMatch(item) },
                      body: { reply: kind },
                    },
                    { onSuccess: () => show({ text: strings.saved }), onError: (error) => show({ text: explain(error, refusals) }) },
                  )
                }
              >
                {replies[kind]}
              </Button>
            ))}
          </Row>
        )
      }
    >
      <p>{asked(item, question)}</p>
      <p>
        {item.reply && item.repliedOn
          ? labelled(strings.reply, strings.replied({ reply: replies[item.reply], day: longDay(item.repliedOn) }))
          : !may && strings.waiting}{' '}
        <Link
          to="/communes/$nisCode/journal"
          params={{ nisCode: assessment.nisCode }}
          aria-label={labelled(strings.toJournal, text)}
        >
          {strings.toJournal}
        </Link>
      </p>
    </Entry>
  );
}
