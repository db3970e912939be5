import { expect, test } from '@playwright/test';
import { command, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const commune = '62108';
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date());

test('a meeting of the journal is attached to an answer, and says so once it is withdrawn', async ({ page }) => {
  await signIn(page);
  const day = today();
  await command(page, '/campaign/activities', { nisCode: commune, kind: 'committeeMeeting', on: day, summary: 'Réunion d’automne' });
  await command(page, '/campaign/fairOMeter/editions', {
    code: 'preuves', label: { fr: 'Édition des preuves' }, grid: 1, opensOn: day, closesOn: '2099-12-31', nisCodes: [commune],
  });

  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto(`/fair-o-metre/preuves-${commune}`);
  await page.getByRole('group', { name: 'Votre réponse' }).getByRole('button', { name: 'Oui', exact: true }).click();
  await page.getByRole('button', { name: 'Question précédente' }).click();
  await expect(page.getByText('Aucune preuve jointe pour l’instant.')).toBeVisible();
  await page.getByRole('button', { name: 'Joindre un fait du journal' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('valable')).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/fair-o-meter/03-attach.png', fullPage: true });
  await dialog.getByRole('button', { name: /^Joindre.*Réunion d’automne/ }).click();
  await expect(dialog).toBeHidden();
  const attached = page.getByRole('region', { name: 'Preuves jointes' });
  await expect(attached.getByText('Réunion d’automne')).toBeVisible();
  await expect(attached.getByText('valable', { exact: true })).toBeVisible();

  const found = (await (await page.request.get(`/api/v1/campaign/activities?nisCode=${commune}`)).json()) as { items: { id: string; summary: string; version: number }[] };
  const meeting = found.items.find((fact) => fact.summary === 'Réunion d’automne');
  if (!meeting) throw new Error('the meeting is not in the journal');
  await command(page, `/campaign/activities/${meeting.id}/withdrawal`, { reason: 'Notée deux fois' }, meeting.version);
  await page.reload();
  await page.getByRole('button', { name: 'Revoir la première' }).click();
  await expect(attached.getByText('retiré du journal : preuve rompue')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/fair-o-meter/04-broken.png', fullPage: true });

  const [kept] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger les preuves (ZIP)' }).click()]);
  expect(kept.suggestedFilename()).toBe(`evidence-preuves-${commune}.zip`);
});
