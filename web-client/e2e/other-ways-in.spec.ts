import { expect, test, type Browser, type Page } from '@playwright/test';
import { providerSettings } from '../playwright.config';
import { appCode } from './app-codes';
import { IdentityProvider } from './identity-provider';
import { command, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

// The provider sends back to a name, never to a number.
const baseURL = `http://localhost:${process.env.CDCE_E2E_PORT ?? '5099'}`;
const narrow = { viewport: { width: 320, height: 720 }, baseURL };
test.use(narrow);
test.setTimeout(120_000);

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: `test-results/other-ways-in/${name}.png`, fullPage: true });
}

const visitOf = async (browser: Browser, locale: 'fr-BE' | 'de-DE') => (await browser.newContext({ ...narrow, locale })).newPage();

async function signOut(page: Page, name: string, button: string): Promise<void> {
  await page.getByText(name, { exact: false }).first().click();
  await page.getByRole('button', { name: button }).click();
  await expect(page).toHaveURL(/\/connexion/);
}

test('the organisation of an invited person vouches for her, and what it says wrongly is refused in words', async ({ page, browser }) => {
  const provider = new IdentityProvider();
  await provider.start();
  try {
    const name = `organisation.${String(Date.now())}`;
    await signIn(page);
    await command(page, '/accounts', { userName: name, role: 'secretary', communes: ['25072'], email: `${name}@example.org`, language: 'fr' });

    const visit = await visitOf(browser, 'fr-BE');
    const enter = visit.getByRole('button', { name: `Continuer avec ${providerSettings.name}` });
    for (const lie of ['nonce', 'audience'] as const) {
      provider.tell({ subject: name, email: `${name}@example.org`, lie });
      await visit.goto('/connexion');
      await enter.click();
      await expect(visit.getByRole('alert')).toContainText('Votre organisation n’a pas pu confirmer un compte connu ici');
    }
    await look(visit, '01-refused');
    await visit.getByRole('link', { name: 'Revenir à la connexion' }).click();

    // The first time she is found by her address, from then on by what the provider calls her.
    for (const email of [`${name}@example.org`, 'another@example.org']) {
      provider.tell({ subject: name, email });
      await enter.click();
      await expect(visit.getByRole('heading', { name: 'Portefeuille', level: 1 })).toBeVisible();
      await visit.goto('/mon-compte');
      const changes = visit.getByRole('list', { name: 'Changements de vos accès' });
      await expect(changes.getByText('Compte relié à l’organisation')).toHaveCount(1);
      if (email.startsWith(name)) await look(visit, '02-linked');
      await signOut(visit, name, 'Se déconnecter');
    }

    await provider.stop();
    const german = await visitOf(browser, 'de-DE');
    await german.goto('/connexion');
    await german.getByRole('button', { name: `Weiter mit ${providerSettings.name}` }).click();
    await expect(german.getByRole('alert')).toContainText('Ihre Organisation antwortet nicht');
    await look(german, '03-away-de');
    await german.context().close();
    await visit.context().close();
  } finally {
    await provider.stop();
  }
});

test('a role that needs a code sets it up before anything else, and signs in with it', async ({ page, browser }) => {
  const name = `region.${String(Date.now())}`;
  const password = 'une phrase que personne ne devine';
  await signIn(page);
  const made = await command(page, '/accounts', { userName: name, role: 'regionalCoordinator', communes: ['2'] });
  const initialPassword = String(made.initialPassword);

  const visit = await visitOf(browser, 'fr-BE');
  await visit.goto('/connexion');
  await visit.getByText('Se connecter avec un mot de passe').click();
  await visit.getByLabel('Nom d’utilisateur').fill(name);
  await visit.getByLabel('Mot de passe', { exact: true }).fill(initialPassword);
  await visit.getByRole('button', { name: 'Se connecter' }).click();
  await expect(visit.getByText('Ajoutez d’abord une application')).toBeVisible();
  await visit.goto('/alertes');
  await expect(visit).toHaveURL(/\/mon-compte$/);
  await expect(visit.getByText('Ajoutez d’abord une application')).toBeVisible();
  await look(visit, '04-led');
  await visit.getByLabel('Mot de passe actuel').fill(initialPassword);
  await visit.getByLabel('Nouveau mot de passe').fill(password);
  await visit.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await expect(visit.getByText('Le mot de passe est changé.', { exact: false })).toBeVisible();

  await visit.getByRole('button', { name: 'Ajouter une application' }).click();
  const setUp = visit.getByRole('dialog');
  const key = await setUp.getByLabel('Clé', { exact: true }).inputValue();
  await setUp.getByLabel('Code affiché').fill('000000');
  await setUp.getByRole('button', { name: 'Confirmer' }).click();
  await expect(setUp.getByRole('alert')).toContainText('Ce n’est pas le code affiché en ce moment');
  await expect(setUp.getByLabel('Code affiché')).toHaveValue('000000');
  await look(visit, '05-wrong-code');
  await setUp.getByLabel('Code affiché').fill(appCode(key));
  await setUp.getByRole('button', { name: 'Confirmer' }).click();
  const codes = visit.getByRole('dialog', { name: 'Codes de secours' });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  const recovery = await codes.getByRole('listitem').first().innerText();
  await look(visit, '06-recovery-codes');
  await codes.getByRole('button', { name: 'C’est noté' }).click();
  await visit.getByRole('link', { name: 'Continuer', exact: true }).click();
  await expect(visit.getByRole('heading', { name: 'Portefeuille', level: 1 })).toBeVisible();
  await visit.context().close();

  // From now on the password alone is not enough.
  const german = await visitOf(browser, 'de-DE');
  await enterPassword(german);
  await expect(german.getByLabel('Code Ihrer App')).toBeFocused();
  await german.getByLabel('Code Ihrer App').fill('123 456');
  await german.getByRole('button', { name: 'Anmelden' }).click();
  await expect(german.getByText('Dieser Code stimmt nicht oder wurde schon benutzt', { exact: false })).toBeVisible();
  await expect(german.getByLabel('Code Ihrer App')).toHaveValue('123 456');
  await look(german, '07-wrong-code-de');
  // The code of the set-up has been used: the next one counts.
  await enterCode(german, appCode(key, 1));
  await expect(german.getByRole('heading', { name: 'Portfolio', level: 1 })).toBeVisible();
  await signOut(german, name, 'Abmelden');

  await enterPassword(german);
  await enterCode(german, recovery);
  await expect(german.getByRole('heading', { name: 'Portfolio', level: 1 })).toBeVisible();
  await german.goto('/mon-compte');
  await expect(german.getByText('Sie haben noch 9 Notfallcodes', { exact: false })).toBeVisible();
  await look(german, '08-account-de');
  await signOut(german, name, 'Abmelden');
  await enterPassword(german);
  await enterCode(german, recovery);
  await expect(german.getByText('Dieser Code stimmt nicht oder wurde schon benutzt', { exact: false })).toBeVisible();
  await german.context().close();

  async function enterPassword(there: Page): Promise<void> {
    await there.goto('/connexion');
    await there.getByText('Mit einem Passwort anmelden').click();
    await there.getByLabel('Benutzername').fill(name);
    await there.getByLabel('Passwort', { exact: true }).fill(password);
    await there.getByRole('button', { name: 'Anmelden' }).click();
  }

  async function enterCode(there: Page, code: string): Promise<void> {
    await there.getByLabel('Code Ihrer App').fill(code);
    await there.getByRole('button', { name: 'Anmelden' }).click();
  }
});
