import { expect, test } from '@playwright/test';
import { command, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const commune = '25084';
const name = 'Apolline Zwischenzeilen';

test('a name that somebody wrote into a text is taken out before the person is forgotten, on a phone', async ({ page }) => {
  await signIn(page);
  await command(page, '/governance/mandates', { area: commune, role: 'member', person: { displayName: name } });
  await command(page, '/campaign/activities', { nisCode: commune, kind: 'committeeMeeting', on: '2026-01-15', summary: `Réunion chez ${name}, avec du café` });
  await page.setViewportSize({ width: 320, height: 720 });

  // Before somebody is forgotten, the texts that hold the name are listed.
  await page.goto('/donnees-personnelles');
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Chercher', exact: true }).click();
  await page.getByRole('button', { name: /^Ce qui part/ }).click();
  await page.getByRole('dialog').getByRole('link', { name: /Fait du journal du 15 janvier 2026/ }).click();

  await page.getByRole('button', { name: 'Apolline', exact: true }).click();
  await page.getByRole('button', { name: 'Zwischenzeilen', exact: true }).click();
  await expect(page.getByRole('figure')).toContainText('Réunion chez […], avec du café');
  const remove = page.getByRole('button', { name: 'Retirer ces mots', exact: true });
  await expect(remove).toBeDisabled();
  await page.getByLabel('Raison', { exact: true }).selectOption({ label: 'la personne est oubliée' });
  await page.getByRole('checkbox').check();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/redaction/01-chosen.png', fullPage: true });
  await remove.click();

  // The history says that it was, by whom and why, and no longer what.
  await expect(page.getByText(/Mots retirés le .* par vous \(la personne est oubliée\)/)).toBeVisible();
  await expect(page.getByText(/Réunion chez \[…\], avec du café/)).toBeVisible();
  await expect(page.locator('body')).not.toContainText('Apolline');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/redaction/02-history.png', fullPage: true });

  // The register still fits, and the commune's diary loses the name as well.
  const verified = (await (await page.request.get('/api/v1/audit/verification')).json()) as { fits: boolean; redactions: number };
  expect(verified.fits).toBe(true);
  expect(verified.redactions).toBeGreaterThan(0);
  await expect
    .poll(async () => (await page.request.get(`/api/v1/campaign/activities?commune=${commune}`)).text(), { timeout: 60_000 })
    .not.toContain('Zwischenzeilen');
});
