import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { useActsFor } from '~/api/session';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { Select } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { StateBadge } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { useAccept, useDecline } from './mentoring.api';
import { reasons, refusals, strings } from './mentoring.strings';

type Request = components['schemas']['MentoringRequestDetails'];
type Commune = components['schemas']['MentoringCommune'];
type Side = 'mentor' | 'mentee';

interface AnswersCardProps {
  request: Request;
  mayAccept: boolean;
  mayDecline: boolean;
}

/** Both communes say yes or no; with the second yes the pair begins. */
export function AnswersCard({ request, mayAccept, mayDecline }: AnswersCardProps) {
  const actsFor = useActsFor();
  // One for both sides: the second answer waits until the page knows the first.
  const accept = useAccept();
  const [declining, setDeclining] = useState<{ side: Side; commune: Commune }>();
  if (!request.mentor) return null;
  const mine = (commune: Commune) => actsFor(commune.nisCode);
  const sides = [
    { side: 'mentee' as const, role: strings.mentee, commune: request.mentee, accepted: request.menteeAccepted },
    { side: 'mentor' as const, role: strings.mentor, commune: request.mentor, accepted: request.mentorAccepted },
  ];

  return (
    <Card title={strings.answers} id="reponses">
      <Stack>
        <Entries label={strings.answers}>
          {sides.map(({ side, role, commune, accepted }) => (
            <Entry
              key={side}
              title={inWords(commune.name)}
              aside={<StateBadge state={accepted ? 'onTrack' : 'watch'}>{accepted ? strings.accepted : strings.waiting}</StateBadge>}
              actions={
                mine(commune) && (
                  <>
                    {mayAccept && !accepted && <Accept accept={accept} request={request} side={side} commune={commune} />}
                    {mayDecline && (
                      <Button small onClick={() => setDeclining({ side, commune })}>
                        {strings.decline({ name: inWords(commune.name) })}
                      </Button>
                    )}
                  </>
                )
              }
            >
              <Soft>{role}</Soft>
            </Entry>
          ))}
        </Entries>
        {request.answerBy && <Soft>{strings.answerBy({ day: longDay(request.answerBy) })}</Soft>}
        {declining && <DeclineDialog request={request} {...declining} onClose={() => setDeclining(undefined)} />}
      </Stack>
    </Card>
  );
}

interface AnswerProps {
  request: Request;
  side: Side;
  commune: Commune;
}

function Accept({ accept, request, side, commune }: AnswerProps & { accept: ReturnType<typeof useAccept> }) {
  const show = useToast();
  const name = inWords(commune.name);
  return (
    <Button
      small
      look="primary"
      busy={accept.isPending}
      onClick={() =>
        accept.mutate(
          { params: { path: { requestId: request.requestId }, header: ifMatch(request) }, body: { side } },
          { onSuccess: () => show({ text: strings.acceptedToast({ name }) }), onError: (error) => show({ text: explain(error, refusals) }) },
        )
      }
    >
      {strings.accept({ name })}
    </Button>
  );
}

const declineReasons = ['noTime', 'noStaff', 'tooFar', 'otherPriority', 'alreadySupported', 'other'];

function DeclineDialog({ request, side, commune, onClose }: AnswerProps & { onClose: () => void }) {
  const decline = useDecline();
  const show = useToast();
  return (
    <Dialog title={strings.declineTitle} onClose={onClose}>
      <Form
        edits={request}
        draft={`decline-${request.requestId}-${side}`}
        submit={strings.decline({ name: inWords(commune.name) })}
        busy={decline.isPending}
        error={decline.error ? explain(decline.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          decline.mutate(
            { params: { path: { requestId: request.requestId }, header: ifMatch(request) }, body: { side, reason: textOf(fields, 'reason') } },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.declined });
                onClose();
              },
            },
          )
        }
      >
        <p>{strings.declineHelp}</p>
        <Select
          name="reason"
          label={strings.reason}
          required
          options={declineReasons.map((value) => ({ value, label: byCode(reasons, value) }))}
        />
      </Form>
    </Dialog>
  );
}
