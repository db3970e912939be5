import { expect, test, type Page } from '@playwright/test';
import { command, day, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const commune = '62108';

test('a meeting of the journal is attached to an answer, and says so once it is withdrawn', async ({ page }) => {
  await signIn(page);
  const on = day();
  await command(page, '/campaign/activities', { nisCode: commune, kind: 'committeeMeeting', on, summary: 'Réunion d’automne' });
  await command(page, '/campaign/fairOMeter/editions', {
    code: 'preuves', label: { fr: 'Édition des preuves' }, grid: 1, opensOn: on, closesOn: '2099-12-31', nisCodes: [commune],
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

  // A file: what is none is refused in words, what is one can be saved, taken off and put back.
  const files = page.getByRole('region', { name: 'Fichiers joints' });
  const chooser = files.getByLabel('Joindre un fichier');
  await chooser.setInputFiles({ name: 'macro.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
  await expect(files.getByText('Ce fichier n’est ni un PDF')).toBeVisible();
  await chooser.setInputFiles({ name: 'Charte.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') });
  const link = files.getByRole('link', { name: 'Charte.pdf', exact: true });
  await expect(link).toBeVisible();
  await expect(files.getByText('Ce fichier n’est ni un PDF')).toBeHidden();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await files.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/fair-o-meter/07-file.png', fullPage: true });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toBe('Charte.pdf');
  await files.getByRole('button', { name: 'Détacher' }).click();
  await expect(link).toBeHidden();
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click();
  await expect(link).toBeVisible();

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

test('a commune says what is hard, the coordination sorts and answers it, and the commune reads the answer', async ({ page }) => {
  const own = '63001';
  await signIn(page);
  await command(page, '/campaign/fairOMeter/editions', {
    code: 'paroles', label: { fr: 'Édition des paroles' }, grid: 1, opensOn: day(), closesOn: '2099-12-31', nisCodes: [own],
  });
  await page.setViewportSize({ width: 320, height: 720 });
  await page.goto(`/fair-o-metre/paroles-${own}`);
  await page.getByText('Dire une difficulté, un besoin, un effort ou une fierté', { exact: true }).click();
  await page.getByLabel('En quelques phrases, sans nom de personne').fill('Plus assez de bénévoles pour tout porter');
  await page.getByRole('button', { name: 'Dire', exact: true }).click();
  await expect(page.getByText('attend une réponse', { exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/fair-o-meter/08-say.png', fullPage: true });

  // What nobody answered is taken back, and told again.
  await page.getByRole('button', { name: /^Retirer : Difficulté/ }).click();
  const leaving = page.getByRole('dialog');
  await leaving.getByLabel('Pourquoi ? (facultatif, sans nom de personne)').fill('Déjà dit au téléphone');
  await expectAccessible(page);
  await leaving.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByText(/^Retirée le .*Déjà dit au téléphone$/)).toBeVisible();
  await expect(page.getByText('attend une réponse', { exact: true })).toBeHidden();
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: 'test-results/fair-o-meter/08-withdrawn.png', fullPage: true });
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect(page.getByText('attend une réponse', { exact: true })).toBeVisible();

  await page.goto('/fair-o-metre/editions/paroles');
  await page.getByRole('link', { name: 'Paroles des communes' }).click();
  await expect(page.getByText('Le suivi d’une difficulté est en cours.')).toBeVisible();
  await page.getByRole('button', { name: /^Classer ou répondre/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Temps et bénévoles').check();
  await dialog.getByLabel('Réponse que la commune lira, sans nom de personne').fill('Nous cherchons avec vous, dès lundi.');
  await dialog.getByLabel('Terminer le suivi').check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Aucun suivi n’est en cours.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Temps et bénévoles Difficulté 1/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/fair-o-meter/09-themes.png', fullPage: true });
  const [counts] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Télécharger les nombres (CSV)' }).click()]);
  expect(counts.suggestedFilename()).toBe('themes-paroles.csv');

  await page.goto(`/fair-o-metre/paroles-${own}`);
  await expect(page.getByText('Nous cherchons avec vous, dès lundi.')).toBeVisible();
});

test('what was typed outlives the browser, and what was answered without a connection is sent on its return', async ({ page }) => {
  const other = '63035';
  await signIn(page);
  await command(page, '/campaign/fairOMeter/editions', {
    code: 'garde', label: { fr: 'Édition gardée' }, grid: 1, opensOn: day(), closesOn: '2099-12-31', nisCodes: [other],
  });
  const address = `/fair-o-metre/garde-${other}`;
  const reason = 'La commune n’a pas de conseil cette année';

  // The browser is closed in the middle of a sentence, and before a number was sent.
  const first = await page.context().newPage();
  await first.goto(address);
  await first.getByText('Ne s’applique pas', { exact: true }).click();
  await first.getByLabel('Pourquoi, sans nom de personne').pressSequentially(reason);
  await first.close();

  const second = await page.context().newPage();
  await second.goto(address);
  await expect(second.getByLabel('Pourquoi, sans nom de personne')).toHaveValue(reason);
  await second.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(second.getByText(/^1 réponses sur 20/)).toBeVisible();
  await second.getByLabel(/Combien$/).pressSequentially('12');
  await expect(second.getByLabel(/Combien$/)).toHaveValue('12');
  await second.close();

  const third = await page.context().newPage();
  await third.goto(address);
  await expect(third.getByText(/^2 réponses sur 20/)).toBeVisible();
  await expect(third.getByLabel(/Combien$/)).toHaveValue('12');
  await expect.poll(() => kept(third)).toEqual([]);

  // Without a connection answers are kept, and go on their own once it is back.
  await third.getByRole('button', { name: 'Question suivante' }).click();
  await third.context().setOffline(true);
  await third.getByRole('group', { name: 'Votre réponse' }).getByRole('button').first().click();
  await expect(third.getByText(/Une réponse n’est pas encore arrivée/)).toBeVisible();
  await expect(third.getByText(/^Question 4 sur 20/)).toBeVisible();
  await third.getByRole('group', { name: 'Votre réponse' }).getByRole('button').first().click();
  await expect(third.getByText(/^2 réponses ne sont pas encore arrivées/)).toBeVisible();
  await third.screenshot({ path: 'test-results/fair-o-meter/05-offline.png', fullPage: true });
  await expect.poll(() => kept(third)).toHaveLength(2);
  await third.context().setOffline(false);
  await expect(third.getByText(/^4 réponses sur 20/)).toBeVisible();
  await expect.poll(() => kept(third)).toEqual([]);

  // Who fills in what stands below, with how far it is.
  await third.getByText('Les six critères et qui s’en charge', { exact: true }).click();
  await expect(third.getByText('4 sur 4', { exact: true })).toBeVisible();
  await expectAccessible(third);
  await third.screenshot({ path: 'test-results/fair-o-meter/06-sections.png', fullPage: true });
  await third.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(third);
});

/** The questions whose answers are on this device alone. */
const kept = (page: Page) =>
  page.evaluate(() =>
    Object.entries(localStorage).flatMap(([name, text]) => (name.startsWith('cdce.answers.') ? Object.keys(JSON.parse(String(text)) as object) : [])),
  );
