import { expect, test, type Browser, type Page } from '@playwright/test';
import { command, day, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const commune = '92101';

test('an award goes from its call to its laureates, and nobody with an interest scores', async ({ page, browser }) => {
  test.setTimeout(90_000);
  await signIn(page);
  await command(page, '/campaign/activities', { nisCode: commune, kind: 'awarenessAction', on: day(), summary: 'Marché au parc' });
  const secretary = await person(page, browser, 'prix.secretaire', 'secretary', commune);
  const neighbour = await person(page, browser, 'prix.jury.voisine', 'volunteer', commune);

  // The coordination lays down the rules; what is typed stays when the page is opened again.
  await page.goto('/prix');
  await page.getByRole('button', { name: 'Préparer un prix' }).click();
  await page.getByLabel('Nom du prix').fill('Prix de la fête');
  await page.getByLabel('Candidatures jusqu’au').fill(day());
  await page.getByLabel('Feuilles par candidature').fill('1');
  await page.getByRole('group', { name: 'Catégorie 1' }).getByLabel('Nom en français').fill('Fêtes');
  await page.getByRole('group', { name: 'Critère 1' }).getByLabel('Nom en français').fill('Portée');
  await page.getByRole('button', { name: 'Ajouter un critère' }).click();
  await page.getByRole('group', { name: 'Critère 2' }).getByLabel('Nom en français').fill('Nouveauté');
  await page.getByRole('group', { name: 'Critère 2' }).getByLabel('Poids').fill('3');
  await page.reload();
  await page.getByRole('button', { name: 'Préparer un prix' }).click();
  await expect(page.getByRole('group', { name: 'Critère 2' }).getByLabel('Nom en français')).toHaveValue('Nouveauté');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('button', { name: 'Lancer l’appel' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lancer l’appel' }).click();
  await expect(page.getByText('Appel à candidatures')).toBeVisible();
  const address = page.url();

  // A commune nominates on a phone, with a fact of its journal.
  await secretary.setViewportSize({ width: 320, height: 720 });
  await secretary.goto(address);
  await secretary.getByRole('button', { name: 'Proposer une candidature' }).click();
  await secretary.getByLabel('Ce qui est proposé').fill('Fête au parc');
  await secretary.getByLabel('Pourquoi').fill('Douze étals, 400 visites.');
  await secretary.getByLabel(/Marché au parc$/).check();
  await expectNoSidewaysScroll(secretary);
  await secretary.getByRole('dialog').getByRole('button', { name: 'Proposer une candidature' }).click();
  await expect(secretary.getByText('À examiner')).toBeVisible();
  await expectAccessible(secretary);
  await expectNoSidewaysScroll(secretary);

  // The coordination admits it, invites somebody new and somebody it knows, and hands all over to them.
  await page.reload();
  await page.getByRole('button', { name: 'Admettre : Fête au parc', exact: true }).click();
  await expect(page.getByText('Admise', { exact: true })).toBeVisible();
  const jury = page.getByRole('list', { name: 'Jury' });
  await page.getByRole('button', { name: 'Inviter un membre' }).click();
  await page.getByLabel('Nom et prénom').fill('Jeanne Juriste');
  await page.getByLabel('Adresse électronique').fill('jeanne.jury@example.org');
  await page.getByRole('dialog').getByRole('button', { name: 'Inviter', exact: true }).click();
  await expect(jury.getByRole('heading', { name: 'Jeanne Juriste' })).toBeVisible();
  await page.getByRole('button', { name: 'Inviter un membre' }).click();
  await page.getByLabel('Nom de quelqu’un de connu').fill('prix.jury.voisine');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('button', { name: 'Inviter : prix.jury.voisine' }).click();
  await expect(jury.getByRole('heading', { name: 'prix.jury.voisine' })).toBeVisible();
  await page.getByRole('button', { name: 'Remettre au jury' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remettre au jury' }).click();
  await expect(page.getByText('Chez le jury', { exact: true })).toBeVisible();

  // Who has a role in the commune finds that out by declaring. Who was invited by mail has no role at all: the jury is the first thing to do.
  await declare(neighbour, address);
  await expect(neighbour.getByText('Conflit d’intérêts : vous ne la notez pas')).toBeVisible();
  await expect(neighbour.getByText('Il n’y a pas de candidature que vous puissiez noter.')).toBeVisible();
  await expect(neighbour.getByRole('button', { name: 'Noter : Fête au parc' })).toHaveCount(0);
  await page.goto('/boite-aux-lettres');
  const mail = page.getByRole('listitem').filter({ hasText: 'jeanne.jury@example.org' }).last();
  const invitation = (await mail.getByRole('link', { name: /connexion\/lien#/ }).getAttribute('href')) ?? '';
  const stranger = await (await browser.newContext({ baseURL: new URL(address).origin, locale: 'fr-BE' })).newPage();
  const { pathname, hash } = new URL(invitation);
  await stranger.goto(`${pathname}${hash}`);
  await stranger.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await expect(stranger.getByRole('heading', { name: 'Vous êtes connecté·e' })).toBeVisible();
  await stranger.goto('/');
  await stranger.getByRole('link', { name: 'Les prix, pour les membres d’un jury' }).click();
  await expect(stranger.getByRole('link', { name: 'Prix de la fête' })).toBeVisible();
  await declare(stranger, address);
  await stranger.getByRole('button', { name: 'Noter : Fête au parc' }).click();
  await stranger.getByLabel('Portée').fill('7');
  await stranger.getByLabel('Nouveauté').fill('9');
  await stranger.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(stranger.getByText('Ma feuille : Portée 7/10, Nouveauté 9/10')).toBeVisible();
  await stranger.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(stranger);
  await expectAccessible(stranger);

  // Until it publishes, the coordination sees that a sheet is there and not what it says.
  await page.goto(address);
  await expect(page.getByText('Feuilles : 1 sur 1')).toBeVisible();
  await expect(page.getByText('7/10')).toHaveCount(0);
  await page.getByRole('button', { name: 'Publier les résultats' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publier les résultats' }).click();
  const results = page.getByRole('table', { name: 'Fêtes' });
  await expect(results).toContainText('85');
  await expect(page.getByText('les feuilles donnent exactement ce qui est publié')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/awards/results.png', fullPage: true });

  // The commune reads its sheets without a name, and everybody the laureate.
  await secretary.reload();
  await secretary.locator('summary', { hasText: 'Feuilles : Fête au parc' }).click();
  await expect(secretary.getByRole('rowheader', { name: 'Membre 1' })).toBeVisible();
  await expect(secretary.getByText(/prix\.jury|Jeanne/)).toHaveCount(0);
  await expectNoSidewaysScroll(secretary);
  await secretary.screenshot({ path: 'test-results/awards/results-320.png', fullPage: true });
  const published = await (await browser.newContext({ baseURL: new URL(address).origin })).request.get('/api/v1/campaign/publishedAwards');
  expect(await published.text()).toContain('Fête au parc');
});

/** Somebody with a new account, signed in, in a browser of his or her own. */
async function person(coordination: Page, browser: Browser, userName: string, role: string, nisCode: string): Promise<Page> {
  const { initialPassword } = await command(coordination, '/accounts', { userName, role, communes: [nisCode] });
  const page = await (await browser.newContext({ baseURL: new URL(coordination.url()).origin, locale: 'fr-BE' })).newPage();
  await command(page, '/session', { userName, password: initialPassword });
  return page;
}

async function declare(juror: Page, address: string): Promise<void> {
  await juror.goto(address);
  await juror.getByRole('button', { name: 'Déclarer mes intérêts' }).click();
  await juror.getByLabel('Je déclare n’avoir pas d’autre intérêt').check();
  await juror.getByRole('dialog').getByRole('button', { name: 'Déclarer mes intérêts' }).click();
  await expect(juror.getByRole('button', { name: 'Changer ma déclaration' })).toBeVisible();
}
