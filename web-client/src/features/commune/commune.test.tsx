import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { refusal, server } from '~/test/server';

const name = { fr: 'Nivelles', de: 'Nivelles' };

const commune = {
  href: 'http://localhost/api/v1/campaign/communes/25072',
  nisCode: '25072',
  version: 1,
  name,
  region: 'Région wallonne',
  province: 'Brabant wallon',
  languageRegime: 'fr',
  place: { latitude: 50.6, longitude: 4.3 },
  populations: [],
  names: [],
  existsFrom: '1977-01-01',
  exists: true,
  formedFrom: [],
  into: [],
  titleStatus: 'candidate',
  titleState: 'candidate',
  allowedActions: ['recordActivity', 'recordTitleStep'],
};

const titleFile = {
  href: '',
  nisCode: '25072',
  version: 3,
  state: 'candidate',
  status: 'candidate',
  evidenceOnly: false,
  owner: 'commune',
  nextStep: 'committeeSetUp',
  steps: [],
  periods: [],
  daysByState: {},
  history: [],
  allowedSteps: ['committeeSetUp', 'applicationSubmitted'],
  allowedOffPlatformSteps: [],
  allowedActions: ['recordTitleStep'],
};

const momentum = {
  href: '',
  nisCode: '25072',
  communeName: name,
  communeHref: '',
  version: 0,
  on: '2026-03-01',
  score: 4,
  expected: 12,
  expectedLow: 8,
  expectedHigh: 16,
  level: 'fading',
  direction: 'falling',
  slope: -0.4,
  probability: 0.9,
  sureness: 'high',
  parametersVersion: 1,
  exampleParameters: true,
  pauses: [],
  reasons: [{ code: 'silence', evidence: 2, kind: 'committeeMeeting', days: 152, usualDays: 91, facts: [] }],
  kinds: [],
  criteria: [],
  contributions: [],
  series: [],
  openAlerts: [],
  allowedActions: ['callForHelp'],
};

const kinds = {
  items: [
    { href: '', code: 'committeeMeeting', label: { fr: 'Réunion du comité', de: 'Sitzung' }, needsPartnerKind: false },
    { href: '', code: 'partnerPledge', label: { fr: 'Engagement d’un partenaire', de: 'Verpflichtung' }, needsPartnerKind: true },
  ],
  pageSize: 2,
};

beforeEach(() => {
  server.use(
    http.get('*/api/v1/campaign/communes/25072', () => HttpResponse.json(commune)),
    http.get('*/api/v1/campaign/communes/25072/titleFile', () => HttpResponse.json(titleFile)),
    http.get('*/api/v1/campaign/communes/25072/momentum', () => HttpResponse.json(momentum)),
    http.get('*/api/v1/campaign/refData/activityKinds', () => HttpResponse.json(kinds)),
    http.get('*/api/v1/campaign/activities', () => HttpResponse.json({ items: [], pageSize: 100, total: 0 })),
    http.get('*/api/v1/accounts', () => HttpResponse.json({ items: [], pageSize: 50 })),
  );
});

test('a refused fact says why and keeps what was typed', async () => {
  server.use(http.post('*/api/v1/campaign/activities', () => refusal('fact-in-future')));
  renderAt('/communes/25072/journal');

  await userEvent.type(await screen.findByLabelText(/En une ligne/), 'Réunion préparatoire');
  await userEvent.click(screen.getByRole('button', { name: 'Noter' }));

  expect((await screen.findByRole('alert')).textContent).toContain('Un fait se note une fois qu’il a eu lieu');
  expect(screen.getByLabelText<HTMLInputElement>(/En une ligne/).value).toBe('Réunion préparatoire');
});

test('a fact is sent with the day of today and undone with the version that it got', async () => {
  let sent: unknown;
  let undone: string | null = null;
  server.use(
    http.post('*/api/v1/campaign/activities', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ id: 'a1', version: 1, href: '' }, { status: 201 });
    }),
    http.post('*/api/v1/campaign/activities/a1/withdrawal', ({ request }) => {
      undone = request.headers.get('If-Match');
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderAt('/communes/25072/journal?noter=partnerPledge');

  expect(await screen.findByLabelText('Type de partenaire')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Noter' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }));

  expect(await screen.findByText('C’est annulé.')).toBeTruthy();
  expect(sent).toMatchObject({ nisCode: '25072', kind: 'partnerPledge', partnerKind: 'shop' });
  expect(undone).toBe('"1"');
});

test('a step that is not possible names those that are', async () => {
  server.use(
    http.post('*/api/v1/campaign/communes/25072/titleFile/steps', () =>
      HttpResponse.json({ type: 'urn:problem-type:cdce:step-not-allowed', status: 409, allowed: ['registered', 'committeeSetUp'] }, { status: 409 }),
    ),
  );
  renderAt('/communes/25072/titre');

  await userEvent.click(await screen.findByRole('button', { name: 'Dossier de candidature envoyé' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText(/Source \(référence\)/), 'Courrier du 3 mars');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Noter l’étape' }));

  const alert = await within(dialog).findByRole('alert');
  expect(alert.textContent).toContain('Inscription à la campagne');
  expect(alert.textContent).toContain('Comité de pilotage constitué');
  expect(within(dialog).getByLabelText<HTMLInputElement>(/Source \(référence\)/).value).toBe('Courrier du 3 mars');
});

test('on a past day nothing can be written', async () => {
  renderAt('/communes/25072/titre?asOf=2024-03-01');

  expect(await screen.findByRole('heading', { name: 'Nivelles', level: 1 })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Noter un fait' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Appeler à l’aide' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Dossier de candidature envoyé' })).toBeNull();
});

test('a call for help says who will see it before it is sent', async () => {
  let sent: unknown;
  server.use(
    http.post('*/api/v1/campaign/communes/25072/helpCalls', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ id: 'h1', version: 1, href: '' }, { status: 201 });
    }),
  );
  renderAt('/communes/25072/journal');

  await userEvent.click(await screen.findByRole('button', { name: 'Appeler à l’aide' }));
  await userEvent.click(screen.getByRole('button', { name: 'Continuer' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Cochez au moins une chose');

  await userEvent.click(screen.getByLabelText('Le comité se sent seul.'));
  await userEvent.click(screen.getByRole('button', { name: 'Continuer' }));
  expect(screen.getByText(/la coordination et les comptes de votre commune/)).toBeTruthy();
  await userEvent.click(screen.getByLabelText('Garder cet appel confidentiel'));
  expect(screen.getByText(/vous et la coordination/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Envoyer à la coordination' }));

  expect(await screen.findByText(/La coordination a reçu votre appel/)).toBeTruthy();
  expect(sent).toEqual({ causes: ['isolation'], wish: 'callBack', confidential: true });
});
