import { expect, test } from '@playwright/test';
import { command, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const commune = '25015';

test('a small task goes by mail to somebody without an account, and the answer comes back', async ({ page, browser }) => {
  await signIn(page);
  await command(page, '/governance/mandates', { area: commune, role: 'member', person: { displayName: 'Jeanne Sans-Compte' } });
  await page.goto(`/communes/${commune}/comite`);
  await page.getByRole('button', { name: 'Confier une tâche' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('À qui').selectOption({ label: 'Jeanne Sans-Compte' });
  await dialog.getByLabel('Quoi').fill('Réserver la salle pour la réunion');
  await dialog.getByLabel('Adresse').fill('jeanne@example.org');
  await dialog.getByRole('button', { name: 'Confier une tâche' }).click();
  await expect(page.getByText('sans réponse')).toBeVisible();
  await expectAccessible(page);

  await page.goto('/boite-aux-lettres');
  const mail = page.getByRole('listitem').filter({ hasText: 'jeanne@example.org' });
  const link = (await mail.getByRole('link', { name: /avis\/tache/ }).first().getAttribute('href')) ?? '';

  // She reads it on a phone, without script and without signing in.
  const phone = await browser.newContext({ viewport: { width: 320, height: 720 }, javaScriptEnabled: false });
  const visit = await phone.newPage();
  await visit.goto(link);
  await expect(visit.getByText('Réserver la salle pour la réunion')).toBeVisible();
  await expectNoSidewaysScroll(visit);
  await visit.screenshot({ path: 'test-results/assignments/01-task.png', fullPage: true });
  await visit.getByLabel('Un mot à ce sujet').fill('Salle communale, jeudi à 20 h');
  await visit.getByRole('button', { name: 'C’est fait' }).click();
  await expect(visit.getByText('Votre réponse est arrivée au comité.')).toBeVisible();
  await phone.close();

  await page.goto(`/communes/${commune}/comite`);
  await expect(page.getByText('faite', { exact: true })).toBeVisible();
  await expect(page.getByText(/Salle communale, jeudi à 20 h/)).toBeVisible();
  await page.screenshot({ path: 'test-results/assignments/02-answered.png', fullPage: true });

  // The register names all that is kept in words, not by the names of columns.
  await page.goto('/donnees-personnelles');
  await expect(page.getByRole('row', { name: /Petites tâches/ }).first()).toBeVisible();
  for (const role of ['cell', 'rowheader'] as const) {
    await expect(page.getByRole(role).filter({ hasText: /^[a-z]\w*(\.\w+)*$/ })).toHaveCount(0);
  }

  for (const [path, title] of [['/mes-avis', 'Mes avis'], ['/rappels', 'Prochains rappels']] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
});
