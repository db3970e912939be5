import { expect, test, type Page } from '@playwright/test';
import { addAuthenticator, command, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

// Passkeys belong to a name, never to a number.
const port = process.env.CDCE_E2E_PORT ?? '5099';
test.use({ baseURL: `http://localhost:${port}`, viewport: { width: 320, height: 720 } });

const shot = (page: Page, name: string) => page.screenshot({ path: `test-results/sign-in/${name}.png`, fullPage: true });

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await shot(page, name);
}

test('invited by mail, makes a passkey, and comes back with it', async ({ page, browser }) => {
  const name = `secretariat.${String(Date.now())}`;
  await signIn(page);
  await command(page, '/accounts', { userName: name, role: 'secretary', communes: ['25072'], email: `${name}@example.org`, language: 'fr' });
  await page.goto('/boite-aux-lettres');
  const mail = page.getByRole('listitem').filter({ hasText: `${name}@example.org` });
  const link = await mail.getByRole('link', { name: /connexion\/lien#/ }).getAttribute('href');
  expect(link).toContain(`http://localhost:${port}/connexion/lien#`);
  await look(page, '01-mailbox');

  const invited = await browser.newContext({ viewport: { width: 320, height: 720 }, locale: 'fr-BE', baseURL: `http://localhost:${port}` });
  const visit = await invited.newPage();
  await addAuthenticator(visit);
  await visit.goto(link ?? '');
  await look(visit, '02-link');
  await visit.getByRole('button', { name: 'Se connecter' }).click();
  await expect(visit.getByRole('heading', { name: 'Vous êtes connecté·e' })).toBeVisible();
  await look(visit, '03-offer');
  await visit.getByRole('button', { name: 'Créer une clé d’accès' }).click();
  await expect(visit.getByText('La clé d’accès est créée.')).toBeVisible();
  await expect(visit.getByRole('heading', { name: 'Portefeuille', level: 1 })).toBeVisible();

  await visit.goto('/mon-compte');
  await expect(visit.getByRole('list', { name: 'Clés d’accès' }).getByRole('listitem')).toHaveCount(1);
  await look(visit, '04-account');
  await visit.getByText(name, { exact: false }).first().click();
  await visit.getByRole('button', { name: 'Se déconnecter' }).click();

  await expect(visit.getByRole('heading', { name: 'Connexion', exact: true })).toBeVisible();
  await look(visit, '05-sign-in');
  await visit.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await expect(visit.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible();

  // The link has had its day.
  const late = await browser.newContext({ viewport: { width: 320, height: 720 }, locale: 'fr-BE' });
  const again = await late.newPage();
  await again.goto(link ?? '');
  await again.getByRole('button', { name: 'Se connecter' }).click();
  await expect(again.getByRole('alert')).toContainText('Ce lien a déjà servi');
  await look(again, '06-used');
  await invited.close();
  await late.close();
});

test('asks for a link with an address, and opens it where it was asked', async ({ page, browser }) => {
  const name = `asks.${String(Date.now())}`;
  await signIn(page);
  await command(page, '/accounts', { userName: name, role: 'secretary', communes: ['25072'], email: `${name}@example.org`, language: 'fr' });

  const asking = await browser.newContext({ viewport: { width: 320, height: 720 }, locale: 'de-DE', baseURL: `http://localhost:${port}` });
  const visit = await asking.newPage();
  await visit.goto('/connexion');
  await visit.getByLabel('E-Mail-Adresse').fill(`${name}@example.org`);
  await visit.getByRole('button', { name: 'Link erhalten' }).click();
  await expect(visit.getByRole('heading', { name: 'Sehen Sie in Ihre E-Mails' })).toBeVisible();
  await look(visit, '07-asked-de');

  await page.goto('/boite-aux-lettres');
  const mail = page.getByRole('listitem').filter({ hasText: 'Ihr Anmeldelink' }).filter({ hasText: `${name}@example.org` });
  await expect(async () => {
    await page.reload();
    await expect(mail).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const link = (await mail.getByRole('link', { name: /connexion\/lien#/ }).getAttribute('href')) ?? '';

  // Somebody else's browser is sent away, and the link stays good.
  const stranger = await browser.newContext({ locale: 'de-DE' });
  const elsewhere = await stranger.newPage();
  await elsewhere.goto(link);
  await elsewhere.getByRole('button', { name: 'Anmelden' }).click();
  await expect(elsewhere.getByRole('alert')).toContainText('in dem er angefordert wurde');
  await stranger.close();

  await visit.goto(link);
  await visit.getByRole('button', { name: 'Anmelden' }).click();
  await visit.getByRole('button', { name: 'Später' }).click();
  await expect(visit.getByRole('heading', { name: 'Portfolio', level: 1 })).toBeVisible();
  await asking.close();
});
