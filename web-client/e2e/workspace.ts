import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { data } from '../playwright.config';

/** How to sign in for the first time, as the program left it for whoever started it. */
export function firstSignIn(): { userName: string; password: string } {
  const [userName = '', password = ''] = readFileSync(join(data, 'first-sign-in.txt'), 'utf8').trim().split(' ');
  return { userName, password };
}

export async function signIn(page: Page): Promise<void> {
  const { userName, password } = firstSignIn();
  await page.goto('/connexion');
  await page.getByText('Se connecter avec un mot de passe').click();
  await page.getByLabel('Nom d’utilisateur').fill(userName);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeVisible();
}

let sent = 0;

/** A command to the API with the session of the page, as the client sends it; gives back what it answers, if that is something. */
export async function command(page: Page, path: string, body: unknown, version?: number, method: 'post' | 'put' | 'patch' = 'post'): Promise<Record<string, unknown>> {
  const response = await page.request[method](`/api/v1${path}`, {
    data: body,
    headers: {
      'X-Requested-With': 'journey',
      'Idempotency-Key': `journey-${String(Date.now())}-${String(sent++)}`,
      ...(version === undefined ? {} : { 'If-Match': `"${String(version)}"` }),
    },
  });
  const text = await response.text();
  expect(response.ok(), `${path}: ${String(response.status())} ${text}`).toBe(true);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** The id of the first thing in a list of the API. */
export async function firstId(page: Page, list: string, key: string): Promise<string> {
  const { items } = (await (await page.request.get(`/api/v1${list}`)).json()) as { items: Record<string, unknown>[] };
  expect(items, list).not.toHaveLength(0);
  return String(items[0]?.[key]);
}

/** A day of the campaign, which is that of Brussels. */
export const day = (daysAgo = 0) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(Date.now() - daysAgo * 86_400_000);

/** Years of a lively commune that ended most of a year ago. */
export async function recordPast(page: Page, nisCode: string): Promise<void> {
  for (let daysAgo = 330; daysAgo < 1_900; daysAgo += 75) {
    await command(page, '/campaign/activities', { nisCode, kind: 'committeeMeeting', on: day(daysAgo) });
  }
  for (let daysAgo = 360; daysAgo < 1_900; daysAgo += 120) {
    await command(page, '/campaign/activities', { nisCode, kind: 'awarenessAction', on: day(daysAgo), summary: 'Stand au marché' });
  }
}

/** A commune that offers to help others. */
export async function offerMentoring(page: Page, nisCode: string): Promise<void> {
  const profile = async () => {
    const response = await page.request.get(`/api/v1/learning/mentoringProfiles/${nisCode}`);
    return response.ok() ? ((await response.json()) as { version: number }).version : undefined;
  };
  // The register tells mentoring about its communes in messages.
  await expect.poll(profile, { timeout: 60_000 }).toBeDefined();
  await command(
    page,
    `/learning/mentoringProfiles/${nisCode}/offer`,
    { canGive: ['committee', 'communication'], needs: [], capacity: 2, languages: ['fr'], maxDistanceKm: 120, consent: true },
    await profile(),
  );
}

/** What an automatic check can find: no violation of WCAG 2.2 A and AA. No page has frames, so each is checked in place. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

/** Nothing sticks out to the right. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

/** Stands in for the fingerprint reader of a device. */
export async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
