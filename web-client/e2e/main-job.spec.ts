import { expect, test, type Page } from '@playwright/test';
import { command, expectAccessible, expectNoSidewaysScroll, firstId, offerMentoring, recordPast, signIn } from './workspace';

/** Namur, which will fade, and Fernelmont, which can help. */
const fading = { nisCode: '92094', name: 'Namur' };
const mentor = { nisCode: '92138', name: 'Fernelmont' };

const shot = (page: Page, name: string) => page.screenshot({ path: `test-results/main-job/${name}.png`, fullPage: true });

test.describe.configure({ mode: 'serial' });

test('from what a commune did to a mentor at its side', async ({ page }) => {
  await signIn(page);
  await expect(page.getByText(/\b280\b/).first()).toBeVisible();
  await shot(page, '01-portfolio');

  await recordPast(page, fading.nisCode);
  await offerMentoring(page, mentor.nisCode);

  // Records what it did.
  await page.goto(`/communes/${fading.nisCode}`);
  await expect(page.getByRole('heading', { name: fading.name, level: 1 })).toBeVisible();
  await page.getByRole('link', { name: 'Noter un fait' }).click();
  await page.getByLabel('Quoi').selectOption({ label: 'Article ou passage dans les médias' });
  await page.getByLabel('En une ligne').fill('Deux pages dans le journal communal');
  await page.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(page.getByText('C’est noté.')).toBeVisible();
  await expect(page.getByText('Deux pages dans le journal communal')).toBeVisible();
  await shot(page, '02-journal');

  // Sees its momentum with reasons.
  await page.getByRole('link', { name: 'Élan', exact: true }).click();
  await expect(page.getByText(/Pas de réunion du comité depuis \d+ mois/).first()).toBeVisible();
  await shot(page, '03-momentum');

  // Is warned that it is fading.
  await page.getByRole('link', { name: 'Alertes', exact: true }).click();
  await page.getByRole('button', { name: 'Évaluer maintenant' }).click();
  await expect(page.getByRole('heading', { name: fading.name, level: 3 })).toBeVisible();
  await shot(page, '04-alerts');
  await page.getByRole('button', { name: 'Je m’en charge' }).first().click();
  await expect(page.getByText('L’alerte est à vous.')).toBeVisible();
  await expect(page.getByText('vous', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: `Ouvrir l’alerte de ${fading.name}` }).click();
  await expect(page.getByRole('heading', { name: `Alerte : ${fading.name}` })).toBeVisible();
  await shot(page, '05-alert');

  // Finds out what holds it back.
  await page.getByRole('link', { name: 'Faire le diagnostic' }).click();
  await page.getByRole('button', { name: 'Faire le diagnostic' }).click();
  await page.getByLabel('Personne n’a d’heures prévues pour la campagne dans la commune.').selectOption({ label: 'Tout à fait' });
  await page.getByLabel('Le comité ne s’est plus réuni depuis longtemps.').selectOption({ label: 'Plutôt' });
  await page.getByRole('button', { name: 'Enregistrer le diagnostic' }).click();
  await expect(page.getByText('Le diagnostic est enregistré.')).toBeVisible();

  // Looks for the best mentor and decides.
  await page.getByRole('button', { name: 'Proposer des communes marraines' }).click();
  await expect(page.getByText('Pourquoi ce binôme')).toBeVisible();
  await shot(page, '06-proposal');
  await page.getByRole('button', { name: `Approuver ${mentor.name}` }).click();
  await expect(page.getByText(`${fading.name} cherche une commune marraine`)).toBeVisible();
  await shot(page, '07-approve');
  await page.getByRole('button', { name: 'Envoyer la proposition' }).click();

  // Both communes accept.
  await page.getByRole('button', { name: `Accepter pour ${fading.name}` }).click();
  await page.getByRole('button', { name: `Accepter pour ${mentor.name}` }).click();
  await page.getByRole('link', { name: 'Voir le binôme' }).click();

  // The pair meets.
  await expect(page.getByRole('heading', { name: `${fading.name} et ${mentor.name}`, level: 1 })).toBeVisible();
  await page.getByLabel('En une phrase').fill('Ordre du jour de la prochaine réunion préparé ensemble');
  await page.getByRole('button', { name: 'Noter une rencontre' }).click();
  await expect(page.getByText('La rencontre est notée pour les deux communes.')).toBeVisible();
  await expect(page.getByText('Ordre du jour de la prochaine réunion préparé ensemble')).toBeVisible();
  await shot(page, '08-pair');
});

test('the coordination accompanies the commune, and sees what changed', async ({ page }) => {
  await signIn(page);
  await page.goto('/alertes');
  await page.getByRole('link', { name: `Ouvrir l’alerte de ${fading.name}` }).click();
  await page.getByRole('button', { name: 'Ouvrir un accompagnement' }).click();
  await expect(page.getByRole('heading', { name: `Accompagnement : ${fading.name}` })).toBeVisible();
  await expect(page.getByText(/Pas de réunion du comité depuis \d+ mois/).first()).toBeVisible();

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Convenir d’un objectif' }).click();
  await dialog.getByLabel('Objectif').selectOption({ label: 'Reprendre les réunions du comité' });
  await dialog.getByRole('button', { name: 'Convenir d’un objectif' }).click();
  await expect(page.getByRole('heading', { name: 'Reprendre les réunions du comité' })).toBeVisible();
  await page.getByRole('button', { name: 'Noter un contact' }).click();
  await dialog.getByLabel('Résultat').selectOption({ label: 'Un plan est convenu' });
  await dialog.getByRole('button', { name: 'Noter un contact' }).click();
  await expect(page.getByRole('heading', { name: 'Un plan est convenu' })).toBeVisible();
  await shot(page, '09-accompaniment');

  await page.goto(`/changements?commune=${fading.nisCode}`);
  await page.getByRole('link', { name: 'Article ou passage dans les médias' }).click();
  await expect(page.getByRole('region', { name: 'Le fait demandé' })).toContainText('Deux pages dans le journal communal');
});

test('two entries of one shop become one, and two again', async ({ page }) => {
  const shop = { kind: 'shop', nisCode: mentor.nisCode };
  await signIn(page);
  await command(page, '/partners/partners', { ...shop, name: 'Épicerie du coin' });
  await command(page, '/partners/partners', { ...shop, name: 'Epicerie du Coin', notADuplicate: true });
  const register = `/partenaires?commune=${mentor.nisCode}`;

  await page.goto(register);
  await page.getByRole('link', { name: 'Épicerie du coin', exact: true }).click();
  await page.getByRole('button', { name: /^Réunir avec cette fiche : Epicerie du Coin/ }).click();
  await expect(page.getByText('Les deux fiches sont réunies.')).toBeVisible();
  await shot(page, '10-merged');
  await page.goto(register);
  await expect(page.getByText('1 partenaire', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Épicerie du coin', exact: true }).click();
  await page.getByRole('button', { name: /^Séparer à nouveau/ }).click();
  await expect(page.getByText('Les deux fiches sont à nouveau séparées.')).toBeVisible();
  await page.goto(register);
  await expect(page.getByText('2 partenaires', { exact: true })).toBeVisible();
});

test('a fact is noted with the keyboard alone', async ({ page }) => {
  await signIn(page);
  await page.goto(`/communes/${mentor.nisCode}`);
  const note = page.getByRole('link', { name: 'Noter un fait' });
  await expect(note).toBeVisible();
  await tabTo(page, note);
  await page.keyboard.press('Enter');
  const summary = page.getByLabel('En une ligne');
  await expect(summary).toBeVisible();
  await tabTo(page, summary);
  await page.keyboard.type('Réunion d’automne');
  await page.keyboard.press('Enter');
  await expect(page.getByText('C’est noté.')).toBeVisible();
  await expect(page.getByText('Réunion d’automne')).toBeVisible();
});

const routes = [
  '/',
  '/carte',
  `/communes/${fading.nisCode}`,
  `/communes/${fading.nisCode}/journal`,
  `/communes/${fading.nisCode}/titre`,
  `/communes/${fading.nisCode}/elan`,
  '/alertes',
  '/accompagnements',
  '/changements',
  '/parrainage',
  '/parrainage/binomes',
  '/parrainage/marraines',
  `/parrainage/marraines/${mentor.nisCode}`,
  '/recommandations',
  `/partenaires?commune=${mentor.nisCode}`,
  '/imports',
  '/rapport',
  '/comptes',
  '/mon-compte',
  '/boite-aux-lettres',
];

/** The pages of what the journeys before have brought about: its alert, its request, its pair and so on. */
const routesOfJourneys = async (page: Page) => [
  `/alertes/${await firstId(page, `/campaign/momentumAlerts?nisCode=${fading.nisCode}&state=acknowledged`, 'alertId')}`,
  `/accompagnements/${await firstId(page, `/campaign/accompaniments?nisCode=${fading.nisCode}`, 'caseId')}`,
  `/parrainage/demandes/${await firstId(page, `/learning/mentoringRequests?commune=${fading.nisCode}`, 'requestId')}`,
  `/parrainage/binomes/${await firstId(page, `/learning/mentoringPairs?commune=${fading.nisCode}`, 'pairId')}`,
  `/partenaires/${await firstId(page, `/partners/partners?commune=${mentor.nisCode}`, 'partnerId')}`,
];

for (const language of ['fr', 'de']) {
  test(`every page is accessible in ${language}, on a desk and on a phone`, async ({ page }) => {
    await page.addInitScript((chosen) => localStorage.setItem('cdce.language', chosen), 'fr');
    await signIn(page);
    await page.addInitScript((chosen) => localStorage.setItem('cdce.language', chosen), language);
    for (const route of [...routes, ...(await routesOfJourneys(page))]) {
      await page.goto(route);
      await expect(page.locator('h1')).toBeVisible();
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      }
    }
  });
}

/** Presses the tabulator until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: ReturnType<Page['locator']>): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The control is out of reach of the keyboard.');
}
