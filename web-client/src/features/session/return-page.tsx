import { explain } from '~/api/problem';
import { LinkButton } from '~/ui/button';
import { ProblemPanel } from '~/ui/feedback';
import styles from './sign-in-page.module.css';
import { refusals, strings } from './session.strings';

/** Where somebody comes back to whom their organisation did not vouch for. */
export function ReturnPage({ error }: { error: unknown }) {
  return (
    <div className={styles.page}>
      <div className={styles.card}>
        <title>{`${strings.error} – ${strings.providerTitle} – Cdce`}</title>
        <h1>{strings.providerTitle}</h1>
        <div className={styles.form}>
          <ProblemPanel>{error ? explain(error, refusals) : refusals['provider-not-known']}</ProblemPanel>
          <LinkButton to="/connexion" look="primary">
            {strings.backToSignIn}
          </LinkButton>
        </div>
      </div>
      <p className={styles.values}>{strings.values}</p>
    </div>
  );
}
