import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { explain } from '~/api/problem';
import { textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { TextField } from '~/ui/field';
import { useSignInWithCode } from './session.api';
import styles from './sign-in-page.module.css';
import { refusals, strings } from './session.strings';

/** The second step where an account has an app beside its password. */
export function CodeForm({ onSignedIn, onBack }: { onSignedIn: () => void; onBack: () => void }) {
  const signIn = useSignInWithCode();
  const [mistake, setMistake] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  // It stands where the password was, below other ways in: whoever comes here goes on typing.
  useEffect(() => form.current?.querySelector('input')?.focus(), [mistake]);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = textOf(new FormData(event.currentTarget), 'code');
    setMistake(code ? undefined : strings.codeMissing);
    if (code) signIn.mutate({ body: { code } }, { onSuccess: onSignedIn, onError: (error) => setMistake(explain(error, refusals)) });
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <TextField
        id="code"
        name="code"
        label={strings.code}
        hint={strings.codeHint}
        error={mistake}
        inputMode="text"
        autoComplete="one-time-code"
        autoCapitalize="none"
        required
      />
      <Button type="submit" look="primary" busy={signIn.isPending}>
        {strings.signIn}
      </Button>
      <Button onClick={onBack}>{strings.backToPassword}</Button>
    </form>
  );
}
