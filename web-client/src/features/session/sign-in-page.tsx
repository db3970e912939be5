import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { PasskeyDismissed, passkeysWork } from '~/api/passkeys';
import { explain, statusOf } from '~/api/problem';
import { currentLanguage } from '~/lib/strings';
import { textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { More } from '~/ui/facts';
import { Notice, ProblemPanel } from '~/ui/feedback';
import { TextField } from '~/ui/field';
import { Stack } from '~/ui/layout';
import { PasswordForm } from './password-form';
import { providersQuery, useAskLink, useAskProvider, usePasskey } from './session.api';
import styles from './sign-in-page.module.css';
import { refusals, strings } from './session.strings';

/** A link by mail first, then a passkey, then a password. */
export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  return (
    <div className={styles.page}>
      <div className={styles.card}>
        <title>{`${strings.title} – Cdce`}</title>
        <h1>{strings.title}</h1>
        <p className={styles.lead}>{strings.lead}</p>
        <LinkForm />
        <OtherWays onSignedIn={onSignedIn} />
        <More label={strings.withPassword}>
          <PasswordForm onSignedIn={onSignedIn} />
        </More>
      </div>
      <p className={styles.values}>{strings.values}</p>
    </div>
  );
}

function LinkForm() {
  const ask = useAskLink();
  const [mistake, setMistake] = useState<string>();
  const [sentTo, setSentTo] = useState<string>();

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const email = textOf(new FormData(form), 'email');
    const wrong = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);
    setMistake(wrong ? strings.emailMissing : undefined);
    if (wrong) {
      form.querySelector('input')?.focus();
      return;
    }
    ask.mutate(
      { body: { email, language: currentLanguage() } },
      {
        onSuccess: () => setSentTo(email),
        onError: (error) => setMistake(statusOf(error) === 400 ? strings.emailMissing : explain(error)),
      },
    );
  }

  if (sentTo !== undefined) {
    return (
      <div className={styles.form} role="status">
        <Notice>
          <h2>{strings.linkSent}</h2>
          <p>{strings.linkSentTo({ email: sentTo })}</p>
          <p>{strings.linkSentHelp}</p>
        </Notice>
        <Button onClick={() => setSentTo(undefined)}>{strings.otherAddress}</Button>
      </div>
    );
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        id="email"
        name="email"
        type="email"
        inputMode="email"
        label={strings.email}
        hint={strings.emailHint}
        error={mistake}
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Button type="submit" look="primary" busy={ask.isPending}>
        {strings.sendLink}
      </Button>
    </form>
  );
}

/** A passkey where the browser knows them, the organisation of the person where one is connected. */
function OtherWays({ onSignedIn }: { onSignedIn: () => void }) {
  const signIn = usePasskey();
  const ask = useAskProvider();
  // Without an answer the page is whole all the same.
  const { data: providers } = useQuery(providersQuery);
  const named = providers?.items ?? [];
  if (!passkeysWork() && named.length === 0) return null;
  const failed = signIn.error ?? ask.error;
  return (
    <div className={styles.other}>
      <p className={styles.or}>{strings.or}</p>
      <Stack>
        {passkeysWork() && (
          <Button busy={signIn.isPending} onClick={() => signIn.mutate(undefined, { onSuccess: onSignedIn })}>
            {strings.passkey}
          </Button>
        )}
        {named.map(({ name }) => (
          <Button key={name} busy={ask.isPending} onClick={() => ask.mutate({}, { onSuccess: ({ address }) => location.assign(address) })}>
            {strings.provider({ name })}
          </Button>
        ))}
        {failed && <ProblemPanel>{failed instanceof PasskeyDismissed ? strings.passkeyDismissed : explain(failed, refusals)}</ProblemPanel>}
      </Stack>
    </div>
  );
}
