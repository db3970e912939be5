import { useSuspenseQuery } from '@tanstack/react-query';
import { explain } from '~/api/problem';
import type { components } from '~/api/schema';
import { moment } from '~/lib/dates';
import { Button } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { PageHead, Stack } from '~/ui/layout';
import { StateBadge, type State } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { mailsQuery, useDropMail } from './mailbox.api';
import styles from './mailbox.module.css';
import { strings } from './mailbox.strings';

type Mail = components['schemas']['MailView'];

const states: Record<string, { shape: State; word: 'kept' | 'waiting' | 'givenUp' }> = {
  kept: { shape: 'onTrack', word: 'kept' },
  waiting: { shape: 'watch', word: 'waiting' },
};
const givenUp = { shape: 'fading', word: 'givenUp' } as const;

/** Mails that have not gone out: all of them where no server is configured, otherwise what waits or was refused. */
export function MailboxPage() {
  const { data: mailbox } = useSuspenseQuery(mailsQuery);
  return (
    <Stack>
      <PageHead title={strings.title} lead={mailbox.sends ? strings.leadSends : strings.leadKept} />
      {mailbox.items.length === 0 ? (
        <EmptyState title={strings.none}>{mailbox.sends ? strings.noneSends : strings.noneKept}</EmptyState>
      ) : (
        <Entries label={strings.list}>
          {mailbox.items.map((mail) => (
            <MailEntry key={mail.id} mail={mail} />
          ))}
        </Entries>
      )}
    </Stack>
  );
}

function MailEntry({ mail }: { mail: Mail }) {
  const drop = useDropMail();
  const show = useToast();
  const state = states[mail.state] ?? givenUp;
  return (
    <Entry
      level={3}
      title={mail.subject}
      aside={<StateBadge state={state.shape}>{strings[state.word]}</StateBadge>}
      actions={
        mail.state !== 'waiting' && (
          <Button
            small
            busy={drop.isPending}
            aria-label={strings.removeOf({ subject: mail.subject, to: mail.to })}
            onClick={() =>
              drop.mutate(
                { params: { path: { mailId: mail.id } } },
                { onSuccess: () => show({ text: strings.removed }), onError: (error) => show({ text: explain(error) }) },
              )
            }
          >
            {mail.state === 'givenUp' ? strings.noted : strings.remove}
          </Button>
        )
      }
    >
      <Soft>
        {strings.to({ to: mail.to })} · {moment(mail.queuedAt)}
      </Soft>
      {mail.text != null && (
        <p className={styles.text} lang={mail.language}>
          <WithLinks text={mail.text} />
        </p>
      )}
      {mail.error != null && <p>{strings.error({ error: mail.error })}</p>}
      {mail.state === 'waiting' && <Soft>{strings.waitingHelp}</Soft>}
      {mail.state === 'givenUp' && <Soft>{strings.givenUpHelp}</Soft>}
    </Entry>
  );
}

/** The addresses in a text can be followed, as in any other mailbox. */
function WithLinks({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, place) =>
    part.startsWith('http') ? (
      <a key={place} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
