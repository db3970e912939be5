import { useState, type SubmitEvent } from 'react';
import { explain, isSignedOut, refusalCode } from '~/api/problem';
import { exactTextOf, textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { ErrorSummary, type Mistake } from '~/ui/feedback';
import { Checkbox, TextField } from '~/ui/field';
import { CodeForm } from './code-form';
import { useSignIn } from './session.api';
import styles from './sign-in-page.module.css';
import { refusals, strings } from './session.strings';

/** User name and password; pasting and password managers welcome. */
export function PasswordForm({ onSignedIn }: { onSignedIn: () => void }) {
  const signIn = useSignIn();
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  const [visible, setVisible] = useState(false);
  const [coded, setCoded] = useState(false);
  const mistakeIn = (field: string) => mistakes.find((mistake) => mistake.field === field)?.text;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const userName = textOf(fields, 'userName');
    const password = exactTextOf(fields, 'password');

    const missing: Mistake[] = [];
    if (!userName) missing.push({ field: 'userName', text: strings.userNameMissing });
    if (!password) missing.push({ field: 'password', text: strings.passwordMissing });
    setMistakes(missing);
    if (missing.length > 0) return;

    signIn.mutate(
      { body: { userName, password } },
      {
        onSuccess: onSignedIn,
        onError: (error) => {
          if (refusalCode(error) === 'second-factor-needed') setCoded(true);
          else setMistakes([{ field: 'userName', text: isSignedOut(error) ? strings.wrong : explain(error, refusals) }]);
        },
      },
    );
  }

  if (coded) return <CodeForm onSignedIn={onSignedIn} onBack={() => setCoded(false)} />;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {mistakes.length > 0 && <title>{`${strings.error} – ${strings.title} – Cdce`}</title>}
      <ErrorSummary mistakes={mistakes} />
      <TextField
        id="userName"
        name="userName"
        label={strings.userName}
        error={mistakeIn('userName')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        id="password"
        name="password"
        type={visible ? 'text' : 'password'}
        label={strings.password}
        error={mistakeIn('password')}
        autoComplete="current-password"
        required
      />
      <Checkbox label={strings.showPassword} checked={visible} onChange={(event) => setVisible(event.target.checked)} />
      <Button type="submit" look="primary" busy={signIn.isPending}>
        {strings.signIn}
      </Button>
    </form>
  );
}
