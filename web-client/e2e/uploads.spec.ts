import { expect, test, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible, signIn } from './workspace';

// Runs after the main journey, whose communes have no title: the files of a folder follow one another by name.

const header = 'nis,name_fr,status,title_year,title_date,known_titled_by,note,source_url';

const evidence = [
  header,
  '91034,Dinant,titled,2015,,,Bulletin communal,https://example.org/dinant',
  '25112,Wavre,titled,2016,2015-10-12,,,https://example.org/wavre',
  '25072,Nivelles,candidate,,,2019-03,Résolution votée,https://example.org/nivelles',
].join('\n');

const mended = evidence.replace('titled,2016,2015-10-12', 'titled,2015,2015-10-12');

const shot = (page: Page, name: string) => page.screenshot({ path: `test-results/uploads/${name}.png`, fullPage: true });

test.describe.configure({ mode: 'serial', timeout: 120_000 });

test('title evidence is looked at, mended, taken, and taken back', async ({ page }) => {
  await signIn(page);
  const others = await candidatesBeside(page, evidence);

  // A mistake is shown by its line and column.
  await preview(page, evidence);
  const mistake = page.getByRole('table', { name: 'Cellules à corriger' }).getByRole('row').filter({ hasText: 'title_year' });
  await expect(mistake.getByRole('cell', { name: '3', exact: true })).toBeVisible();
  await expect(mistake.getByRole('cell', { name: '2016', exact: true })).toBeVisible();
  await expect(mistake).toContainText('L’année n’est pas celle de la date.');
  await expectAccessible(page);
  await shot(page, '01-mistakes');

  // Nothing is stored before it is confirmed.
  await page.goto('/?titre=titled');
  await expect(page.getByText('Aucune commune ne répond à ces filtres')).toBeVisible();

  await preview(page, mended);
  await shot(page, '02-preview');
  await page.getByRole('button', { name: 'Enregistrer 3 lignes' }).click();
  await expect(page.getByText('L’import est enregistré.')).toBeVisible();
  await expectAccessible(page);

  // The portfolio shows the communes with their state.
  await page.getByRole('link', { name: 'Voir le portefeuille' }).click();
  await expectFigures(page, { titled: 2, candidates: 1 + others });
  await page.goto('/?titre=titled');
  await expect(page.getByRole('rowheader', { name: 'Dinant' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Wavre' })).toBeVisible();
  await shot(page, '03-portfolio');

  // The same file again changes nothing.
  await preview(page, mended);
  await expect(page.getByText('Ce fichier ne change rien')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Enregistrer/ })).toHaveCount(0);

  // What was taken can be taken back, which the form says for each kind of file, and the dossier's form denies.
  await page.goto('/imports');
  await expect(page.getByText(/^Un fichier enregistré s’annule depuis sa page/)).not.toContainText('tant que');
  await page.getByLabel('Que contient ce fichier ?').selectOption({ label: 'partenaires' });
  await expect(page.getByText(/^Un fichier enregistré s’annule depuis sa page/)).toContainText('tant qu’aucun de ses partenaires n’a été modifié');
  await expect(page.getByText('Cela ne s’annule pas.')).toBeVisible();
  const stored = page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'Enregistré', exact: true }) });
  await stored.getByRole('link').first().click();
  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Pourquoi ?').fill('Exemple');
  await dialog.getByRole('button', { name: 'Annuler cet import' }).click();
  await expect(page.getByText('L’import est annulé.')).toBeVisible();
  await page.goto('/?titre=titled');
  await expect(page.getByText('Aucune commune ne répond à ces filtres')).toBeVisible();
});

test('the files of the campaign are taken as they are', async ({ page }) => {
  const files = ['communes.csv', 'titled_communes.csv', 'partners.csv'].map((name) => join(import.meta.dirname, '../../../shared/data', name));
  const missing = files.filter((file) => !existsSync(file));
  test.skip(missing.length > 0, `The files of the campaign are not beside this folder: ${missing.join(', ')}`);
  const [communes = '', titled = '', partners = ''] = files;

  await signIn(page);
  const others = await candidatesBeside(page, readFileSync(titled, 'utf8'));
  await take(page, communes);
  await take(page, titled);
  await expect(page.getByRole('table', { name: 'Lignes du fichier' }).getByRole('rowheader')).toHaveCount(63);
  await take(page, partners);
  await expect(page.getByRole('table', { name: 'Lignes du fichier' }).getByRole('rowheader')).toHaveCount(75);
  await shot(page, '04-partners');

  await page.goto('/');
  await expect(page.getByText('280 communes trouvées')).toBeVisible();
  await expectFigures(page, { titled: 48, candidates: 12 + others });
  await shot(page, '05-portfolio');
  // The picture of the README is made only when asked for, so that a run of the tests leaves the tree clean.
  if (process.env.CDCE_PICTURE) await page.screenshot({ path: '../docs/images/portfolio.png' });

  for (const file of files) {
    await preview(page, file);
    await expect(page.getByText('Ce fichier ne change rien')).toBeVisible();
  }
});

/** Shows what a file would change; its kind is recognised by its columns. */
async function preview(page: Page, csv: string): Promise<void> {
  await page.goto('/imports');
  const file = existsSync(csv) ? csv : { name: 'indices.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.getByLabel('Fichier CSV').setInputFiles(file);
  await page.getByRole('button', { name: 'Voir l’aperçu' }).click();
  await expect(page.getByRole('heading', { name: /^Aperçu/, level: 1 })).toBeVisible();
}

/** Takes the rows of a file without mistakes, as far as it has anything new to say. */
async function take(page: Page, file: string): Promise<void> {
  await preview(page, file);
  await expect(page.getByRole('table', { name: 'Cellules à corriger' })).toHaveCount(0);
  const confirm = page.getByRole('button', { name: /^Enregistrer \d+ lignes?$/ });
  await expect(confirm.or(page.getByText('Ce fichier ne change rien'))).toBeVisible();
  if (!(await confirm.isVisible())) return;
  await confirm.click();
  await expect(page.getByText('L’import est enregistré.')).toBeVisible();
}

/** How many communes other journeys have made candidates that the file does not speak of. */
async function candidatesBeside(page: Page, file: string): Promise<number> {
  const answer = await page.request.get('/api/v1/campaign/communes?titleStatus=candidate&pageSize=100');
  const { items } = (await answer.json()) as { items: { nisCode: string }[] };
  return items.filter(({ nisCode }) => !file.includes(`\n${nisCode},`)).length;
}

async function expectFigures(page: Page, { titled, candidates }: { titled: number; candidates: number }): Promise<void> {
  const figures = page.getByRole('region', { name: 'La campagne en chiffres' });
  await expect(figures).toContainText(new RegExp(`${String(titled)}\\s*titrée`));
  await expect(figures).toContainText(new RegExp(`${String(candidates)}\\s*candidate`));
}

test('a dossier is taken as a whole where a commune has nothing yet, and a broken one is refused by its file', async ({ page }) => {
  await signIn(page);
  const dossier = await (await page.request.get('/api/v1/campaign/communes/93014/dossier')).body();
  await page.goto('/imports');
  const card = page.locator('form', { has: page.getByLabel('Dossier (ZIP)') });
  const take = async (buffer: Buffer) => {
    await card.getByLabel('Dossier (ZIP)').setInputFiles({ name: 'dossier.zip', mimeType: 'application/zip', buffer });
    await card.getByRole('button', { name: 'Reprendre ce dossier' }).click();
  };
  await take(dossier.subarray(0, dossier.length / 2));
  await expect(card.getByRole('alert')).toContainText('n’est pas lisible comme dossier');
  await expectAccessible(page);
  await take(dossier);
  await expect(page.getByText('Le dossier est repris.')).toBeVisible();
  await expect(page.getByText('Les six critères ont ici le même état')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/uploads/dossier.png', fullPage: true });
  await take(dossier);
  await expect(page.getByText('Ce dossier était déjà repris')).toBeVisible();
  await page.getByRole('link', { name: 'Voir la commune' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Couvin/ })).toBeVisible();
});
