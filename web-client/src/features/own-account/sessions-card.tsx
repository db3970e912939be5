import { useSuspenseQuery } from '@tanstack/react-query';
import { explain } from '~/api/problem';
import type { components } from '~/api/schema';
import { moment } from '~/lib/dates';
import { Button } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { Card, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { sessionsQuery, useEndOthers, useEndSession } from './own-account.api';
import { refusals, strings } from './own-account.strings';

type Session = components['schemas']['ListOwnSessionsOwnSession'];

/** The browsers in which one is signed in; each can be signed out from here. */
export function SessionsCard() {
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const end = useEndOthers();
  const show = useToast();
  const told = { onSuccess: () => show({ text: strings.sessionsEnded }), onError: (error: unknown) => show({ text: explain(error, refusals) }) };
  return (
    <Card
      title={strings.sessions}
      aside={
        sessions.items.some((session) => !session.current) && (
          <Button busy={end.isPending} onClick={() => end.mutate({}, told)}>
            {strings.endOthers}
          </Button>
        )
      }
    >
      <Stack>
        <p>{strings.sessionsHelp}</p>
        <Entries label={strings.sessions}>
          {sessions.items.map((session) => (
            <SessionEntry key={session.id} session={session} />
          ))}
        </Entries>
      </Stack>
    </Card>
  );
}

function SessionEntry({ session }: { session: Session }) {
  const end = useEndSession();
  const show = useToast();
  const name = session.browser || strings.unknownBrowser;
  return (
    <Entry
      title={name}
      aside={session.current && <Tag>{strings.thisSession}</Tag>}
      actions={
        !session.current && (
          <Button
            small
            busy={end.isPending}
            aria-label={strings.endSessionOf({ name })}
            onClick={() =>
              end.mutate(
                { params: { path: { sessionId: session.id } } },
                { onSuccess: () => show({ text: strings.sessionEnded }), onError: (error) => show({ text: explain(error, refusals) }) },
              )
            }
          >
            {strings.endSession}
          </Button>
        )
      }
    >
      <Soft>{strings.sessionSince({ from: moment(session.createdAt), last: moment(session.lastUsedAt) })}</Soft>
    </Entry>
  );
}
