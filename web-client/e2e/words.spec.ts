import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expectOnlyWords, listen, wordsOf } from './payloads';
import { spoken, speak, type Spoken } from './spoken';
import { command, signIn } from './workspace';

// Runs after all others, whose communes keep the names and numbers of the campaign's files.

/** Every page there is, as the client knows them: `/communes/$nisCode/titre`. */
function routes(): string[] {
  const tree = readFileSync('src/route-tree.gen.ts', 'utf8');
  const [, list = ''] = /interface FileRoutesByTo \{([^}]*)\}/.exec(tree) ?? [];
  return [...list.matchAll(/'([^']+)':/g)].map(([, path = '']) => path);
}

/** Pages that need to be told of what, each with something that is there. */
const told = ({ ids }: Spoken): Record<string, string | string[]> => ({
  // A slash at the end is one too many, and no reason to show nothing.
  '/accompagnements': ['/accompagnements', '/accompagnements/'],
  '/accompagnements/$caseId': `/accompagnements/${ids.accompaniment}`,
  '/alertes/$alertId': `/alertes/${ids.accompaniment}`,
  '/changements': `/changements?commune=${spoken}&du=2026-01-01`,
  '/communes/$nisCode': `/communes/${spoken}`,
  '/communes/$nisCode/comite': `/communes/${spoken}/comite`,
  '/communes/$nisCode/elan': `/communes/${spoken}/elan`,
  '/communes/$nisCode/fair-o-metre': `/communes/${spoken}/fair-o-metre`,
  '/communes/$nisCode/journal': `/communes/${spoken}/journal?retires=true`,
  '/communes/$nisCode/partenaires': `/communes/${spoken}/partenaires`,
  '/communes/$nisCode/titre': `/communes/${spoken}/titre`,
  '/fair-o-metre/$assessmentId': `/fair-o-metre/${ids.assessment}`,
  '/fair-o-metre/editions/$code': `/fair-o-metre/editions/${ids.edition}`,
  '/fair-o-metre/editions/$code/comparaison': `/fair-o-metre/editions/${ids.edition}/comparaison`,
  '/fair-o-metre/editions/$code/paroles': `/fair-o-metre/editions/${ids.edition}/paroles`,
  '/fair-o-metre/editions/$code/progres': `/fair-o-metre/editions/${ids.edition}/progres`,
  '/fair-o-metre/grilles/$grid': `/fair-o-metre/grilles/${ids.grid}`,
  '/imports/campagne/$importId': `/imports/campagne/${ids.upload}`,
  '/imports/partenaires/$importId': `/imports/partenaires/${ids.partnerUpload}`,
  '/modifications/objet': [
    `activity/${ids.activity}`,
    `activity/${ids.withdrawn}`,
    `commune/${spoken}`,
    `title-file/${spoken}`,
    `fair-o-meter/${ids.assessment}`,
    'targets',
    `award/${ids.award}`,
  ].map((object) => `/modifications/objet?objet=${object}`),
  '/modifications/texte': `/modifications/texte?objet=activity/${ids.activity}&version=${ids.activityVersion}`,
  '/parrainage/binomes/$pairId': `/parrainage/binomes/${ids.pair}`,
  '/parrainage/demandes/$requestId': `/parrainage/demandes/${ids.request}`,
  '/parrainage/marraines/$nisCode': `/parrainage/marraines/${spoken}`,
  '/pilotage/adhesions/$nisCode': `/pilotage/adhesions/${spoken}`,
  '/pilotage/tableau/$tuile': '/pilotage/tableau/titled',
  '/pilotage/majorites/$activityId': `/pilotage/majorites/${ids.majority}`,
  '/prix/$awardId': `/prix/${ids.award}`,
  '/partenaires/$partnerId': `/partenaires/${ids.partner}`,
});

/** Opens each page in turn: it has its heading, and nothing on it is more than words. */
async function walk(page: Page, addresses: [route: string, address: string][], look?: (route: string, heading: string) => Promise<void> | void) {
  for (const [route, address] of addresses) {
    await page.goto(address);
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading, route).toBeVisible();
    await expect(page.getByRole('status', { name: /^(Chargement en cours|Wird geladen)/ }), route).toHaveCount(0);
    await look?.(route, (await heading.textContent()) ?? '');
    await expectOnlyWords(page, route);
  }
}

const failures = /^(Cette page ne s’affiche pas|Cette page n’existe pas|Cette page n’est pas ouverte|Diese Seite (lässt sich nicht|gibt es nicht))/;

test('on no page are words more than words, for whoever looks', async ({ page, browser }) => {
  await listen(page);
  await signIn(page);
  const said = await speak(page);
  const addresses = told(said);
  const known = routes();
  const pages = known.flatMap((route) => [addresses[route] ?? route].flat().map((address): [string, string] => [route, address]));
  expect(known.length).toBeGreaterThan(40);
  expect(pages.filter(([, address]) => address.includes('$')), 'pages without something to show').toEqual([]);
  expect(Object.keys(addresses).filter((route) => !known.includes(route)), 'pages that are no more').toEqual([]);

  const words: string[] = [];
  await walk(page, pages.filter(([route]) => !route.startsWith('/connexion')), async (route, heading) => {
    expect(heading, route).not.toMatch(failures);
    words.push(await wordsOf(page));
  });

  // A member of the committee, in German, to whom some pages are closed.
  const member = await (await browser.newContext({ locale: 'de-BE' })).newPage();
  await listen(member);
  const { initialPassword } = await command(page, '/accounts', { userName: 'membre-parole', role: 'member', communes: [spoken] });
  await command(member, '/session', { userName: 'membre-parole', password: initialPassword });
  const closed = new Set<string>();
  await walk(member, pages, async (route, heading) => {
    if (heading === 'Diese Seite ist für Ihr Konto nicht offen') closed.add(route);
    else expect(heading, route).not.toMatch(failures);
    words.push(await wordsOf(member));
  });
  expect([...closed]).toContain('/modifications/texte');
  expect(closed.size).toBeLessThan(known.length / 2);

  // Whoever has no account is asked to sign in.
  const stranger = await (await browser.newContext()).newPage();
  await listen(stranger);
  await walk(stranger, pages, (route) => {
    if (!route.startsWith('/connexion')) expect(new URL(stranger.url()).pathname, route).toBe('/connexion');
  });

  // What nobody sees proves nothing.
  const everything = words.join('\n');
  const unseen = [...said.planted].flatMap(([field, text]) => (everything.includes(text) ? [] : [field]));
  expect(unseen, 'texts on no page').toEqual([]);
});
