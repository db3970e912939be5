import { useSuspenseQuery } from '@tanstack/react-query';
import { explain, statusOf } from '~/api/problem';
import { sessionQuery } from '~/api/session';
import { exactTextOf } from '~/lib/forms';
import { Fields } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { accessQuery, useChangePassword } from './own-account.api';
import { refusals, strings } from './own-account.strings';

/** Chooses another password; all other sessions end. */
export function PasswordCard() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: access } = useSuspenseQuery(accessQuery);
  const change = useChangePassword();
  const show = useToast();
  return (
    <Card title={strings.ownPassword} id="mot-de-passe">
      <Stack>
        {session.mustChangePassword && <Notice warn>{strings.ownPasswordMust}</Notice>}
        {!access.hasPassword && <p>{strings.chooseHelp}</p>}
        <Form
          draft="own-password"
          submit={access.hasPassword ? strings.savePassword : strings.choosePassword}
          busy={change.isPending}
          error={change.error ? (statusOf(change.error) === 400 ? strings.passwordWeak : explain(change.error, refusals)) : undefined}
          onSubmit={(fields, sent) =>
            change.mutate(
              { body: { new: exactTextOf(fields, 'new'), ...(access.hasPassword ? { current: exactTextOf(fields, 'current') } : {}) } },
              {
                onSuccess: () => {
                  sent();
                  show({ text: strings.passwordSaved });
                },
              },
            )
          }
        >
          {/* Lets password managers know whose password it is. */}
          <input type="text" name="username" autoComplete="username" value={session.displayName} readOnly hidden />
          <Fields>
            {access.hasPassword && (
              <TextField name="current" type="password" label={strings.current} autoComplete="current-password" required />
            )}
            <TextField name="new" type="password" label={strings.next} hint={strings.nextHint} autoComplete="new-password" minLength={12} required />
          </Fields>
        </Form>
      </Stack>
    </Card>
  );
}
