import { expect, test } from '@playwright/test';
import { command, day, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const commune = '25112';
const monthsAgo = (months: number) => new Date(Date.now() - months * 30 * 86_400_000).toISOString().slice(0, 10);

/** Two years as a committee records them. */
const kinds = [
  'committeeMeeting', 'awarenessAction', 'pressClip', 'newsletter', 'purchase', 'electedContact',
  'schoolAction', 'memberJoined', 'training', 'localProductInitiative', 'partnerVisit',
];

test('a Fair-ô-mètre that the ledger has filled is sent from a phone in under 40 interactions', async ({ page, browser }) => {
  await signIn(page);
  for (const kind of kinds) await command(page, '/campaign/activities', { nisCode: commune, kind, on: monthsAgo(8), summary: 'Exemple' });
  for (const partnerKind of ['shop', 'horeca', 'organisation']) {
    await command(page, '/campaign/activities', { nisCode: commune, kind: 'partnerPledge', partnerKind, on: monthsAgo(8), summary: 'Exemple' });
  }
  // A candidate is invited.
  const file = `/campaign/communes/${commune}/titleFile`;
  const { version } = (await (await page.request.get(`/api/v1${file}`)).json()) as { version: number };
  await command(page, `${file}/resolutions`, { on: monthsAgo(10), products: ['café', 'thé'] }, version);

  // The coordination opens an edition.
  await page.goto('/fair-o-metre');
  await page.getByRole('button', { name: 'Ouvrir une édition' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code').fill('parcours');
  await dialog.getByLabel('Nom en français').fill('Édition du parcours');
  await dialog.getByLabel('Premier jour').fill(day(1));
  await dialog.getByRole('button', { name: 'Ouvrir une édition' }).click();
  await page.getByRole('link', { name: 'Voir l’avancement : Édition du parcours' }).click();
  await expect(page.getByText('Invitées')).toBeVisible();

  // Before anybody is reminded by hand, it is shown who that reaches.
  await page.getByRole('button', { name: 'Rappeler à celles qui n’ont pas commencé' }).click();
  await expect(dialog).toContainText('Wavre');
  await expect(dialog).toContainText('ne peut pas être repris');
  await dialog.getByRole('button', { name: 'Envoyer le rappel' }).click();
  await expect(page.getByRole('button', { name: 'Rappeler à celles qui n’ont pas commencé' })).toHaveCount(0);
  await expectAccessible(page);

  // The secretary answers on a phone.
  const phone = await browser.newContext({ viewport: { width: 320, height: 720 }, storageState: await page.context().storageState() });
  const visit = await phone.newPage();
  await visit.goto(`/fair-o-metre/parcours-${commune}`);
  const bar = visit.getByText(/propositions? à relire/);
  await expect(bar).toHaveText(/0 réponses sur 20/);
  const proposed = Number(/(\d+) propositions/.exec((await bar.textContent()) ?? '')?.[1]);
  expect(proposed).toBeGreaterThanOrEqual(12);
  await expectNoSidewaysScroll(visit);
  await expectAccessible(visit);
  await visit.screenshot({ path: 'test-results/fair-o-meter/01-question.png', fullPage: true });

  let interactions = 0;
  const place = visit.getByText(/^Question \d+ sur 20/);
  for (let answered = 0; answered < 20; answered++) {
    const here = (await place.textContent()) ?? '';
    const accept = visit.getByRole('button', { name: /^Accepter/ });
    const number = visit.getByLabel(/Combien$/);
    await expect(accept.or(number).or(visit.getByRole('group', { name: 'Votre réponse' })).first()).toBeVisible();
    if (await accept.isVisible()) {
      await accept.click();
    } else if (await number.isVisible()) {
      await number.fill('1');
      await expect(bar).toHaveText(new RegExp(`^${String(answered + 1)} réponses`));
      interactions++;
      const next = visit.getByRole('button', { name: 'Prochaine sans réponse' });
      if (await next.isVisible()) await next.click();
    } else {
      await visit.getByRole('group', { name: 'Votre réponse' }).getByRole('button').first().click();
    }
    interactions++;
    // The bar may say that the answer has arrived a moment before the next question is there.
    await expect(bar).toHaveText(new RegExp(`^${String(answered + 1)} réponses`));
    if (answered < 19) await expect(place).not.toHaveText(here);
  }
  await visit.getByLabel('J’ai relu les réponses de la commune').check();
  await visit.getByRole('button', { name: 'Envoyer à la coordination' }).click();
  interactions += 2;
  await expect(visit.getByText('Envoyé', { exact: true })).toBeVisible();
  expect(interactions).toBeLessThan(40);
  console.log(`${String(proposed)} of 20 proposed, ${String(interactions)} interactions`);
  await expectNoSidewaysScroll(visit);
  await expectAccessible(visit);
  await visit.screenshot({ path: 'test-results/fair-o-meter/02-sent.png', fullPage: true });
  await phone.close();

  // The board has followed without being asked.
  await expect(page.getByRole('row', { name: /Wavre.*Envoyé/ })).toHaveCount(1);

  // A draft of the grid with grades that are harder to reach shows whose grade it would change, and is published only after that.
  const { content } = (await (await page.request.get('/api/v1/campaign/fairOMeter/grids/1')).json()) as { content: { bands: { grade: string; from: number }[] } };
  const bands = content.bands.map((band, at) => ({ ...band, from: at === 4 ? 0 : 100 - at * 2 }));
  await page.goto('/fair-o-metre');
  await page.getByRole('button', { name: 'Importer une nouvelle version' }).click();
  await dialog.getByLabel('Fichier de la grille').setInputFiles({
    name: 'grille.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...content, bands })),
  });
  await dialog.getByRole('button', { name: 'Voir l’effet sur les notes' }).click();
  await expect(dialog.getByRole('heading', { name: 'Wavre' })).toBeVisible();
  await expect(dialog.getByText('En raison des limites des notes.').first()).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/fair-o-meter/05-draft.png' });
  expect((await (await page.request.get('/api/v1/campaign/fairOMeter/grids')).json() as { items: unknown[] }).items).toHaveLength(1);

  // It may wait for a day to come, and is taken back before that.
  await dialog.getByLabel('Quand publier').selectOption({ label: 'Un jour à venir' });
  await dialog.getByLabel('Jour de la publication').fill(day(-10));
  await dialog.getByRole('button', { name: 'Programmer la publication' }).click();
  await expect(page.getByRole('heading', { name: 'Une version attend son jour' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Importer une nouvelle version' })).toHaveCount(0);
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/fair-o-meter/06-waiting.png', fullPage: true });
  await page.getByRole('button', { name: 'Retirer la version qui attend' }).click();
  await dialog.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Une version attend son jour' })).toHaveCount(0);
  expect((await (await page.request.get('/api/v1/campaign/fairOMeter/grids')).json() as { items: unknown[] }).items).toHaveLength(1);

  // Or it is published at once.
  await page.getByRole('button', { name: 'Importer une nouvelle version' }).click();
  await dialog.getByLabel('Fichier de la grille').setInputFiles({
    name: 'grille.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...content, bands })),
  });
  await dialog.getByRole('button', { name: 'Voir l’effet sur les notes' }).click();
  await dialog.getByRole('button', { name: 'Publier', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('link', { name: 'Lire le guide : Version 2' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/^Version 2/).first()).toBeVisible();

  // In the next edition what was answered is taken over, and what is different is listed.
  await command(page, '/campaign/fairOMeter/editions', {
    code: 'suite', label: { fr: 'Édition suivante' }, grid: 1, opensOn: day(0), closesOn: '2099-12-31', nisCodes: [commune],
  });
  await page.goto(`/fair-o-metre/suite-${commune}`);
  await page.getByRole('button', { name: /^Reprendre \d+ réponses?$/ }).click();
  await expect(page.getByText(/réponses? (est|sont) reprises?\./)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Reprendre/ })).toHaveCount(0);
  await page.getByText(/^Pas encore répondu/).click();
  await expect(page.getByText(/^Avant/).first()).toBeVisible();
  await expectAccessible(page);
});
