import { expect, test } from '@playwright/test';
import { command, day, expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

const changing = { nisCode: '92003', name: 'Andenne' };
const beginning = '85026';
const year = new Date().getFullYear();

test('the coordination hands over, plans, follows a new commune and draws up its report', async ({ page }) => {
  await signIn(page);

  // A new majority: the checklist and the dossier are there at once, and tick by what is noted.
  await page.goto('/pilotage');
  await page.getByRole('link', { name: 'Élections et majorités' }).click();
  await page.getByRole('button', { name: 'Noter un changement de majorité' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Commune').selectOption({ label: changing.name });
  await dialog.getByLabel('Position envers la campagne').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('link', { name: `Liste et dossier de ${changing.name}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(changing.name) })).toBeVisible();
  const checklist = page.getByRole('table', { name: 'Liste de contrôle' });
  const ticked = checklist.getByText(/^Fait le/);
  const before = await ticked.count();
  await command(page, '/campaign/activities', { nisCode: changing.nisCode, kind: 'electedContact', on: day() });
  await page.reload();
  await expect.poll(() => ticked.count()).toBeGreaterThan(before);
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeHidden();
  await expect(checklist).toBeVisible();
  await page.screenshot({ path: 'test-results/steering/01-hand-over-print.png', fullPage: true });
  await page.emulateMedia({ media: 'screen' });

  // An action of the year: planned, done with what shows it, open again.
  await page.goto('/pilotage/plan');
  await page.getByRole('button', { name: 'Planifier une action' }).click();
  await dialog.getByLabel('Action').fill('Former les comités à la relève');
  await dialog.getByLabel('Recommandation').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  const action = page.getByRole('row', { name: /Former les comités à la relève/ });
  await action.getByRole('button', { name: /^M’en charger/ }).click();
  await expect(action.getByText('prise en charge par vous')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(action.getByText('prise en charge par vous')).toBeHidden();
  await action.getByRole('button', { name: /^Clore/ }).click();
  await dialog.getByLabel('Lien vers une preuve').fill('https://example.org/releve');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(action.getByText(/^Fait le/)).toBeVisible();
  await expect(action.getByRole('link', { name: 'Voir la preuve' })).toHaveAttribute('href', 'https://example.org/releve');
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(action.getByText('À faire')).toBeVisible();
  await expectAccessible(page);

  // A commune that begins has a dated plan, which ticks by what is recorded.
  await command(page, `/campaign/communes/${beginning}/titleFile/steps`, { step: 'interested', on: `${String(year)}-01-10`, sourceText: 'Lettre' }, 0);
  await page.goto(`/pilotage/adhesions/${beginning}`);
  const steps = page.getByRole('table', { name: 'Les étapes' });
  await expect(steps.getByText(/^Fait le/)).toHaveCount(1);
  await command(page, '/campaign/activities', { nisCode: beginning, kind: 'committeeMeeting', on: `${String(year)}-02-10` });
  await page.reload();
  await expect(steps.getByText(/^Fait le/)).toHaveCount(2);
  await expectAccessible(page);

  // The report to the funder keeps its numbers; another edition stands beside it and says what differs.
  await page.goto('/pilotage/programme');
  await page.getByRole('button', { name: 'Arrêter le rapport' }).click();
  await dialog.getByRole('button', { name: 'Arrêter le rapport' }).click();
  const first = page.getByRole('table', { name: /^Édition 1/ });
  await expect(first).toBeVisible();
  const actions = first.getByRole('row', { name: /sensibilisation/ });
  const drawn = await actions.textContent();
  await command(page, '/campaign/activities', { nisCode: changing.nisCode, kind: 'awarenessAction', on: `${String(year)}-03-01` });
  await page.reload();
  await expect(actions).toHaveText(drawn ?? '');
  await page.getByRole('button', { name: 'Arrêter une nouvelle édition' }).click();
  await dialog.getByLabel('Pourquoi une nouvelle édition').fill('Une action notée plus tard');
  await dialog.getByRole('button', { name: 'Arrêter le rapport' }).click();
  const second = page.getByRole('table', { name: /^Édition 2/ });
  await expect(second.getByRole('row', { name: /sensibilisation/ })).toContainText('changé');
  await page.getByText('Une édition précédente').click();
  await expect(actions).toHaveText(drawn ?? '');
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: 'test-results/steering/02-programme-320.png', fullPage: true });

  // What the programme is judged by is the coordination's own.
  await page.getByRole('button', { name: 'Modifier les indicateurs' }).click();
  await dialog.getByRole('button', { name: 'Ajouter un indicateur' }).click();
  const added = dialog.getByRole('group', { name: 'Indicateur 7' });
  await added.getByLabel('Nom, en français').fill('Réunions de comité');
  // What was added and not sent is there again.
  page.once('dialog', (question) => void question.accept());
  await page.reload();
  await page.getByRole('button', { name: 'Modifier les indicateurs' }).click();
  await expect(added.getByLabel('Nom, en français')).toHaveValue('Réunions de comité');
  await dialog.getByRole('group', { name: 'Indicateur 2' }).getByLabel('Retirer cet indicateur').check();
  await added.getByLabel('Ce qui est compté').selectOption({ label: 'Réunion du comité de pilotage' });
  await expectNoSidewaysScroll(page);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Les nouveaux indicateurs sont enregistrés.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Indicateurs' }).getByText('Réunions de comité')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Indicateurs' }).getByText('Habitants d’une commune titrée')).toHaveCount(0);

  // A label that the coordination recognises makes a commune's product count for criterion 6; the form leads to its webinar.
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/pilotage/labels');
  await page.getByRole('button', { name: 'Modifier la liste' }).click();
  await dialog.getByRole('button', { name: 'Ajouter un label' }).click();
  const label = dialog.getByRole('group').last();
  await label.getByLabel('Nom, en français').fill('Juste d’ici');
  await label.getByLabel('Octroyé ou contrôlé par').fill('Un collège');
  await label.getByLabel('Adresse du webinaire').fill('https://example.org/webinaire');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('table', { name: 'Labels reconnus' }).getByText('Juste d’ici')).toBeVisible();
  await page.goto(`/communes/${beginning}`);
  await page.getByRole('link', { name: 'Noter un fait' }).click();
  await page.getByLabel('Quoi').selectOption('labelledProduct');
  await page.getByLabel('Label du produit').selectOption({ label: 'Juste d’ici' });
  await expect(page.getByRole('link', { name: /webinaire/i })).toHaveAttribute('href', 'https://example.org/webinaire');
  await page.getByLabel('En une ligne').fill('Lait de la ferme');
  await page.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(page.getByText('Lait de la ferme')).toBeVisible();
  const ledger = (await (await page.request.get(`/api/v1/campaign/communes/${beginning}/criteria/localProducts`)).json()) as unknown;
  expect(JSON.stringify(ledger)).toContain('Lait de la ferme');

  // Each number of the dashboard opens the list that it counts.
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/pilotage/tableau');
  await expectAccessible(page);
  const number = page.getByRole('list').getByRole('link', { name: /^Événements, \d+$/ });
  const counted = Number((await number.getAttribute('aria-label'))?.split(', ')[1]);
  expect(counted).toBeGreaterThan(0);
  await number.click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(counted + 1);

  // The forecast says what it rests on; what is supposed stands in the address.
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/pilotage');
  await page.getByRole('link', { name: 'Prévision des titres' }).click();
  const ahead = page.getByRole('table', { name: 'Communes titrées' });
  await expect(ahead.getByRole('row')).toHaveCount(4);
  await page.getByLabel('Résolutions votées en plus, par an').fill('5');
  await page.getByRole('button', { name: 'Voir la prévision' }).click();
  await expect(ahead.getByRole('columnheader', { name: 'Avec ce que vous supposez' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('candidates')).toBe('5');
  await expect(page.getByRole('table', { name: 'Sur quoi la prévision repose' })).toContainText('5 de plus par an');
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 720 });
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Revenir à ce qui a été vu' }).click();
  await expect(ahead.getByRole('columnheader', { name: 'Avec ce que vous supposez' })).toHaveCount(0);
});
