import { expect, test } from '@playwright/test';
import { command, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const commune = '25015';

test('two correct the same fact at once: the later one chooses field by field, on a phone, and nothing typed is lost', async ({ page, browser }) => {
  await signIn(page);
  const { id } = await command(page, '/campaign/activities', { nisCode: commune, kind: 'committeeMeeting', on: '2026-03-10', summary: 'Réunion' });
  const stored = async () => (await (await page.request.get(`/api/v1/campaign/activities/${String(id)}`)).json()) as Record<string, unknown>;

  // On a phone, somebody has the fact open and writes.
  const phone = await browser.newContext({ viewport: { width: 320, height: 720 }, storageState: await page.context().storageState() });
  const late = await phone.newPage();
  await late.goto(`/communes/${commune}/journal`);
  await late.getByRole('button', { name: /^Corriger.*10 mars 2026/ }).click();
  const dialog = late.getByRole('dialog');
  await dialog.getByLabel('En une ligne').fill('Réunion, huit présents');

  // Somebody else was faster, with another day, another kind, another line.
  const { version } = (await stored()) as { version: number };
  await command(page, `/campaign/activities/${String(id)}`, { kind: 'training', on: '2026-03-11', summary: 'Réunion, sept présents', reason: 'Relu' }, version, 'put');

  await dialog.getByRole('button', { name: 'Corriger', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(/Quelqu’un a modifié ce dossier entre-temps/);
  const panel = dialog.getByRole('group', { name: 'Modifié entre-temps' });
  await expect(panel).toContainText('Réunion, huit présents');
  await expect(panel).toContainText('Réunion, sept présents');
  // What was changed there alone is taken over.
  await expect(dialog.getByLabel('Quand', { exact: true })).toHaveValue('2026-03-11');
  await expect(dialog.getByLabel('Quoi', { exact: true })).toHaveValue('training');
  await expect(dialog.getByLabel('En une ligne')).toHaveValue('Réunion, huit présents');
  await expectNoSidewaysScroll(late);
  await expectAccessible(late);
  await late.screenshot({ path: 'test-results/conflict/01-choose.png' });

  await panel.getByRole('radio', { name: /^Enregistré entre-temps/ }).check();
  await expect(dialog.getByLabel('En une ligne')).toHaveValue('Réunion, sept présents');
  await panel.getByRole('radio', { name: /^Ma saisie/ }).check();
  await expect(dialog.getByLabel('En une ligne')).toHaveValue('Réunion, huit présents');

  await dialog.getByRole('button', { name: 'Corriger', exact: true }).click();
  await expect(dialog).toBeHidden();
  expect(await stored()).toMatchObject({ kind: 'training', on: '2026-03-11', summary: 'Réunion, huit présents' });
  await phone.close();
});
