import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, signIn } from './workspace';

test('another table of expected partners shows its effect before it is kept, and each commune says which row applies to it', async ({ page }) => {
  await signIn(page);
  await page.goto('/fair-o-metre/quotas');
  const inForce = page.getByRole('table', { name: 'Table 1' });
  await expect(inForce.getByRole('row', { name: /de 15\s000 à 24\s999/ })).toContainText('42111');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Préparer une nouvelle table' }).click();

  // Rows that come or go are there again after a reload, as what was typed is.
  const groups = page.getByRole('group', { name: /^Ligne/ });
  const rows = await groups.count();
  await page.getByRole('button', { name: 'Enlever la ligne 1', exact: true }).click();
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await groups.last().getByLabel('Écoles').fill('77');
  const second = await groups.nth(1).getByLabel('Jusqu’à (habitants)').inputValue();
  await expect(groups).toHaveCount(rows + 1);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.getByRole('button', { name: 'Préparer une nouvelle table' }).click();
  await expect(groups).toHaveCount(rows + 1);
  await expect(groups.last().getByLabel('Écoles')).toHaveValue('77');
  await expect(groups.nth(1).getByLabel('Jusqu’à (habitants)')).toHaveValue(second);
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await page.getByRole('button', { name: 'Préparer une nouvelle table' }).click();
  await expect(groups).toHaveCount(rows);

  // From a day on which no other journey looks.
  await page.getByLabel('Valable dès le').fill('2099-01-01');
  await page.getByLabel('Nom en français').fill('Table du parcours');
  const third = page.getByRole('group', { name: 'Ligne 4' });
  await third.getByLabel('Commerces').fill('9');
  await third.getByLabel('Jusqu’à (habitants)').fill('9000');
  await page.getByRole('button', { name: 'Voir l’effet' }).click();
  await expect(page.getByRole('alert')).toContainText('vérifiez les nombres d’habitants');
  await third.getByLabel('Jusqu’à (habitants)').fill('24999');
  await page.getByRole('button', { name: 'Voir l’effet' }).click();
  await expect(page.getByText(/un autre nombre serait attendu/)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // What is typed after that is tried again.
  await third.getByLabel('Commerces').fill('8');
  await expect(page.getByText(/un autre nombre serait attendu/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Voir l’effet' }).click();
  await page.getByRole('button', { name: 'Garder cette table' }).click();
  await expect(page.getByRole('heading', { name: 'Tables à venir' })).toBeVisible();
  await expect(inForce.getByRole('row', { name: /de 15\s000 à 24\s999/ })).toContainText('42111');
  await page.getByText(/^Table 2, dès le/).click();
  await expect(page.getByRole('table', { name: 'Table 2' }).getByRole('row', { name: /de 15\s000 à 24\s999/ })).toContainText('82111');

  await page.goto('/communes/63023#criteres');
  await page.getByText(/^2\. Commerces et horeca/).first().click();
  await expect(page.getByText(/la ligne de 15\s000 à 24\s999 habitants s’applique/)).toBeVisible();
  await page.getByRole('link', { name: 'Voir la table' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Partenaires attendus' })).toBeVisible();
});
