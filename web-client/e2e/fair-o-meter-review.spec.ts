import { expect, test, type Page } from '@playwright/test';
import { command, day, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const port = process.env.CDCE_E2E_PORT ?? '5099';
const commune = '62063';
const id = `revue-${commune}`;
const assessment = `/api/v1/campaign/fairOMeter/assessments/${id}`;

// A session belongs to one address of the program.
test.use({ baseURL: `http://localhost:${port}` });

const shot = (page: Page, name: string) => page.screenshot({ path: `test-results/fair-o-meter-review/${name}.png`, fullPage: true });

/** The commune's answers but one, with no, none or the first level. */
async function fill(page: Page): Promise<void> {
  const { questions } = (await (await page.request.get(assessment)).json()) as { questions: { code: string; version: number }[] };
  for (const { code, version } of questions) {
    const response = await page.request.put(`${assessment}/answers/${code}`, {
      data: code === 'producers' ? { notApplicable: 'Commune sans agriculture' } : { value: 0 },
      headers: { 'X-Requested-With': 'journey', 'If-Match': `"${String(version)}"` },
    });
    expect(response.ok(), `${code}: ${await response.text()}`).toBe(true);
  }
}

/** A secretary of the commune, invited by mail and signed in with its link, on a phone. */
async function secretary(page: Page): Promise<Page> {
  const name = `revue.${String(Date.now())}`;
  await command(page, '/accounts', { userName: name, role: 'secretary', communes: [commune], email: `${name}@example.org`, language: 'fr' });
  await page.goto('/boite-aux-lettres');
  const mail = page.getByRole('listitem').filter({ hasText: `${name}@example.org` });
  const link = (await mail.getByRole('link', { name: /connexion\/lien#/ }).getAttribute('href')) ?? '';
  const phone = await page.context().browser()?.newContext({ viewport: { width: 320, height: 720 }, locale: 'fr-BE', baseURL: `http://localhost:${port}` });
  const visit = await phone?.newPage();
  if (!visit) throw new Error('no phone');
  await visit.goto(link);
  await visit.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await expect(visit.getByRole('heading', { name: 'Vous êtes connecté·e' })).toBeVisible();
  return visit;
}

test('an answer is adjusted on a desktop, contested on a phone and decided; the grade is published and the letter opened', async ({ page }) => {
  await signIn(page);
  const today = day();
  await command(page, '/campaign/fairOMeter/editions', {
    code: 'revue', label: { fr: 'Édition de la revue' }, grid: 1, opensOn: today, closesOn: today.replace(/^\d{4}/, (year) => String(Number(year) + 1)), nisCodes: [commune],
  });
  const visit = await secretary(page);
  await fill(visit);
  await visit.goto(`/fair-o-metre/${id}`);

  // Two actions of the commune's own; one is taken back, and back again.
  const add = visit.getByRole('button', { name: 'Ajouter une action', exact: true });
  for (const title of ['Marché équitable au parc', 'Fontaines']) {
    await add.click();
    const dialog = visit.getByRole('dialog');
    await dialog.getByLabel('Titre', { exact: true }).fill(title);
    await dialog.getByLabel(/^Ce que vous avez fait/).fill('Chaque dimanche de mai.\nDouze étals.');
    await expectNoSidewaysScroll(visit);
    await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await expect(visit.getByRole('heading', { name: title, exact: true })).toBeVisible();
  }
  const own = visit.getByRole('list', { name: 'Actions propres à la commune', exact: true });
  await own.getByRole('button', { name: 'Retirer : Fontaines', exact: true }).click();
  await expect(visit.getByRole('heading', { name: 'Fontaines', exact: true })).toHaveCount(0);
  await visit.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(visit.getByRole('heading', { name: 'Fontaines', exact: true })).toBeVisible();
  await expectNoSidewaysScroll(visit);
  await expectAccessible(visit);
  await shot(visit, '00-local-actions');
  await visit.getByLabel('J’ai relu les réponses de la commune').check();
  await visit.getByRole('button', { name: 'Envoyer à la coordination', exact: true }).click();
  await expect(visit.getByText('La coordination relit les réponses envoyées')).toBeVisible();
  await expect(visit.getByRole('button', { name: /^Ajuster/ })).toHaveCount(0);

  // The coordination asks, adjusts one answer, accepts what does not apply, and validates.
  await page.goto(`/fair-o-metre/${id}`);
  const charter = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /résolution en faveur/ }) });
  await page.getByRole('button', { name: /^Poser une question/ }).first().click();
  await page.getByRole('dialog').getByLabel('Votre question à la commune, sans nom de personne').fill('Quand la charte a-t-elle été votée ?');
  await page.getByRole('dialog').getByRole('button', { name: 'Poser une question', exact: true }).click();
  await expect(page.getByText('En attente de la commune')).toBeVisible();
  await charter.getByRole('button', { name: /^Ajuster/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Valeur qui compte').selectOption({ label: 'Oui' });
  await dialog.getByLabel('Pourquoi, sans nom de personne').fill('La résolution est en ligne');
  await dialog.getByRole('button', { name: 'Ajuster', exact: true }).click();
  await expect(charter.getByText('Ajustée', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await shot(page, '01-review');
  await page.getByRole('button', { name: 'Apprécier : Marché équitable au parc', exact: true }).click();
  await dialog.getByLabel(/^En quelques mots/).fill('Une idée pour d’autres communes');
  await dialog.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(page.getByText('Une idée pour d’autres communes')).toBeVisible();
  await expect(page.getByText('1 à apprécier', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Valider', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('attend encore d’être acceptée ou refusée');
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer', exact: true }).click();
  const producers = page.getByRole('listitem').filter({ hasText: 'Commune sans agriculture' });
  await producers.getByRole('button', { name: /^Accepter/ }).click();
  await expect(page.getByText('18 réponses à relire')).toBeVisible();

  // The secretary answers what is asked, and contests once the review has ended.
  await visit.reload();
  await visit.getByRole('button', { name: /^Répondre/ }).click();
  await visit.getByRole('dialog').getByLabel('Votre réponse, sans nom de personne').fill('Elle ne l’est pas encore.');
  await visit.getByRole('dialog').getByRole('button', { name: 'Répondre', exact: true }).click();
  await expect(visit.getByText('Elle ne l’est pas encore.')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Valider', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('Une action propre à la commune reste sans appréciation.');
  await page.getByRole('dialog').getByRole('button', { name: 'Valider', exact: true }).click();
  await expect(page.getByText('Validé', { exact: true })).toBeVisible();
  await visit.reload();
  await visit.getByRole('button', { name: 'Contester', exact: true }).click();
  await visit.getByRole('dialog').getByLabel(/^Pourquoi votre réponse devrait compter/).fill('Le conseil a reporté le vote.');
  await visit.getByRole('dialog').getByRole('checkbox').check();
  await expectNoSidewaysScroll(visit);
  await expectAccessible(visit);
  await shot(visit, '02-contest');
  await visit.getByRole('dialog').getByRole('button', { name: 'Contester', exact: true }).click();
  await expect(visit.getByText('La contestation attend une décision')).toBeVisible();
  await expect(visit.getByRole('button', { name: 'Contester', exact: true })).toHaveCount(0);

  // The coordination decides and publishes.
  await page.reload();
  await page.getByRole('button', { name: 'Décider', exact: true }).click();
  await page.getByRole('dialog').getByLabel(/^Ce qui compte/).selectOption({ label: 'la réponse de la commune' });
  await page.getByRole('dialog').getByLabel(/^Raison/).fill('Le procès-verbal le montre');
  await page.getByRole('dialog').getByRole('button', { name: 'Décider', exact: true }).click();
  await page.getByLabel('Ce que les autres voient').selectOption({ label: 'Le progrès et la note' });
  await page.getByRole('button', { name: 'Enregistrer le choix', exact: true }).click();
  await expect(page.getByRole('definition').filter({ hasText: 'Le progrès et la note' })).toBeVisible();
  const published = await page.request.get('/api/v1/campaign/fairOMeter/publishedGrades', { headers: { Cookie: '' } });
  expect(await published.text()).toContain('"grade":"E"');

  // Both values stay in sight, and the letter opens.
  await visit.reload();
  const contested = visit.getByRole('list', { name: 'Autorité communale' }).getByRole('listitem').filter({ has: visit.getByRole('heading', { name: /résolution en faveur/ }) });
  await expect(contested).toContainText('La résolution est en ligne');
  await expect(contested).toContainText('la réponse de la commune (Le procès-verbal le montre)');
  await expect(visit.getByText('Une idée pour d’autres communes')).toBeVisible();
  await expectNoSidewaysScroll(visit);
  await expectAccessible(visit);
  await shot(visit, '03-result');
  const letter = (await visit.getByRole('link', { name: 'Lettre de retour (PDF)', exact: true }).getAttribute('href')) ?? '';
  const opened = await visit.request.get(letter);
  expect([opened.status(), opened.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect((await opened.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await visit.context().close();
});
