import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { PasskeyDismissed, passkeysWork, useMakePasskey } from '~/api/passkeys';
import { explain } from '~/api/problem';
import { Button, LinkButton } from '~/ui/button';
import { ProblemPanel } from '~/ui/feedback';
import { useToast } from '~/ui/toast';
import { ownPasskeysQuery, useSignInWithLink } from './session.api';
import styles from './sign-in-page.module.css';
import { refusals, strings } from './session.strings';

interface LinkPageProps {
  /** What stands behind the sign in the address; empty where the address is incomplete. */
  token: string;
  onDone: () => void;
}

/** Where a link from a mail leads. Nothing happens before the button: programs that follow links press none. */
export function LinkPage({ token, onDone }: LinkPageProps) {
  const signIn = useSignInWithLink();
  const queryClient = useQueryClient();
  const [offering, setOffering] = useState(false);

  async function welcome() {
    const offers = passkeysWork() && (await queryClient.query(ownPasskeysQuery)).items.length === 0;
    if (offers) setOffering(true);
    else onDone();
  }

  if (offering) return <PasskeyOffer onDone={onDone} />;
  return (
    <div className={styles.page}>
      <div className={styles.card}>
        <title>{`${strings.linkTitle} – Cdce`}</title>
        <h1>{strings.linkTitle}</h1>
        {token === '' || signIn.error ? (
          <div className={styles.form}>
            <ProblemPanel>{token === '' ? strings.linkMissing : explain(signIn.error, refusals)}</ProblemPanel>
            <LinkButton to="/connexion" look="primary">
              {strings.newLink}
            </LinkButton>
          </div>
        ) : (
          <>
            <p className={styles.lead}>{strings.linkLead}</p>
            <div className={styles.form}>
              <Button look="primary" busy={signIn.isPending} onClick={() => signIn.mutate({ body: { token } }, { onSuccess: () => void welcome() })}>
                {strings.signIn}
              </Button>
            </div>
          </>
        )}
      </div>
      <p className={styles.values}>{strings.values}</p>
    </div>
  );
}

/** Once, right after somebody came by mail: the next time can be quicker. */
function PasskeyOffer({ onDone }: { onDone: () => void }) {
  const show = useToast();
  const make = useMakePasskey();
  return (
    <div className={styles.page}>
      <div className={styles.card}>
        <title>{`${strings.signedIn} – Cdce`}</title>
        <h1>{strings.signedIn}</h1>
        <p className={styles.lead}>{strings.offer}</p>
        <div className={styles.form}>
          {make.error && (
            <ProblemPanel>{make.error instanceof PasskeyDismissed ? strings.passkeyNotMade : explain(make.error, refusals)}</ProblemPanel>
          )}
          <Button
            look="primary"
            busy={make.isPending}
            onClick={() =>
              make.mutate(undefined, {
                onSuccess: () => {
                  show({ text: strings.passkeyMade });
                  onDone();
                },
              })
            }
          >
            {strings.makePasskey}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {strings.later}
          </Button>
        </div>
      </div>
      <p className={styles.values}>{strings.values}</p>
    </div>
  );
}
