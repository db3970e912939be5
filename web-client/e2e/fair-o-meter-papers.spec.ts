import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { command, day, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const commune = '62079';
const assessment = `papier-${commune}`;
const workbook = (name: string, buffer: Buffer) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer,
});

test('a filled spreadsheet comes back into the Fair-ô-mètre, and that of a whole edition becomes a past edition', async ({ page }) => {
  await signIn(page);
  await command(page, '/campaign/fairOMeter/editions', {
    code: 'papier', label: { fr: 'Édition sur papier' }, grid: 1, opensOn: day(), closesOn: '2099-12-31', nisCodes: [commune],
  });
  await command(page, `/campaign/fairOMeter/assessments/${assessment}/answers/charter`, { value: 1 }, 0, 'put');
  await command(page, `/campaign/fairOMeter/assessments/${assessment}/answers/purchases`, { value: 7 }, 0, 'put');

  // Taken along filled; meanwhile the commune changes one answer, and takes another back.
  await page.goto(`/fair-o-metre/${assessment}`);
  await page.getByText('Sur papier et dans un tableur').click();
  const filled = page.getByRole('group', { name: /^Rempli/ });
  const sheet = await download(page, () => filled.getByRole('link', { name: 'Tableur (XLSX)' }).click());
  const paper = await download(page, () => filled.getByRole('link', { name: 'Document (PDF)' }).click());
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  await command(page, `/campaign/fairOMeter/assessments/${assessment}/answers/purchases`, { value: 2 }, 1, 'put');
  await command(page, `/campaign/fairOMeter/assessments/${assessment}/answers/charter/clearance`, {}, 1);
  await page.reload();
  await page.getByText('Sur papier et dans un tableur').click();

  // What is no such workbook is refused in words, what is one shows what it would change before anything is taken.
  const chooser = page.getByLabel('Reprendre un tableur rempli');
  await chooser.setInputFiles(workbook('notes.xlsx', Buffer.from('notes')));
  await expect(page.getByText('Ce n’est pas un tableur XLSX d’un Fair-ô-mètre')).toBeVisible();
  await chooser.setInputFiles(workbook('fair-o-metre.xlsx', sheet));
  const changes = page.getByRole('list', { name: 'Ce qui change' });
  await expect(changes.getByText(/Dans le tableur.: 7 \(sur/)).toBeVisible();
  await expect(changes.getByText(/Dans le tableur.: Oui/)).toBeVisible();
  await expect(page.getByText(/^1 réponses? sur 20/)).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: 'test-results/fair-o-meter/10-paper-320.png', fullPage: true });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('button', { name: 'Enregistrer 2 réponses' }).click();
  await expect(page.getByText(/^2 réponses sur 20/)).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByText('Les réponses sont comme avant.')).toBeVisible();
  await expect(page.getByText(/^1 réponses? sur 20/)).toBeVisible();
  await chooser.setInputFiles(workbook('fair-o-metre.xlsx', sheet));
  await page.getByRole('button', { name: 'Enregistrer 2 réponses' }).click();
  await expect(page.getByText(/^2 réponses sur 20/)).toBeVisible();

  // The answers of a whole edition in one workbook, given back as those of a past one.
  await page.goto('/fair-o-metre/editions/papier');
  const answers = await download(page, () => page.getByRole('link', { name: 'Réponses (XLSX)' }).click());
  await page.goto('/fair-o-metre');
  await page.getByRole('button', { name: 'Reprendre une édition passée' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code').fill('passee');
  await dialog.getByLabel('Nom en français').fill('Édition de 2021');
  await dialog.getByLabel('Premier jour').fill('2021-03-01');
  await dialog.getByLabel('Dernier jour').fill('2021-05-31');
  await dialog.getByLabel('Tableur rempli (XLSX)').setInputFiles(workbook('papier.xlsx', answers));
  await dialog.getByRole('button', { name: 'Voir ce que contient le tableur' }).click();
  await expect(dialog.getByRole('table', { name: '1 commune avec des réponses' })).toContainText('2 sur 20');
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/fair-o-meter/11-past-edition.png', fullPage: true });
  await dialog.getByRole('button', { name: 'Enregistrer l’édition avec 1 commune' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Reprise d’un tableur')).toBeVisible();

  // It stands on its days, and is taken back with a reason.
  await page.goto('/fair-o-metre/editions/passee');
  await expect(page.getByRole('heading', { level: 1, name: 'Édition de 2021' })).toBeVisible();
  await page.getByRole('button', { name: 'Retirer cette édition' }).click();
  await dialog.getByLabel('Pourquoi ?').fill('Essai du parcours');
  await dialog.getByRole('button', { name: 'Retirer cette édition' }).click();
  await expect(page.getByText('L’édition est retirée.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Fair-ô-mètre' })).toBeVisible();
  await expect(page.getByText('Reprise d’un tableur')).toHaveCount(0);
});

async function download(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFile(await file.path());
}
