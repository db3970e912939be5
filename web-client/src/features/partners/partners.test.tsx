import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { refusal, server } from '~/test/server';

const other = { href: '', partnerId: 'p2', kind: 'shop', name: 'Epicerie du Coin', nisCode: '25072', address: 'Rue Haute 3', rule: 'nameAndCommune' };

const partner = {
  href: '',
  partnerId: 'p1',
  kind: 'shop',
  name: 'Épicerie du coin',
  nisCode: '25072',
  communeName: { fr: 'Nivelles' },
  products: [],
  labels: [],
  registeredOn: '2025-02-01',
  pledges: [],
  linked: [other],
  version: 4,
  allowedActions: ['confirmPledge', 'mergePartners'],
};

const one = (change: object = {}) => http.get('*/api/v1/partners/partners/p1', () => HttpResponse.json({ ...partner, ...change }));

beforeEach(() =>
  server.use(http.get('*/api/v1/partners/partners', () => HttpResponse.json({ items: [{ ...partner, linked: undefined }], pageSize: 200, total: 1 }))),
);

test('two entries are merged with the version that was read, and parted again at once', async () => {
  const sent: { command: string; ifMatch: string | null; body: unknown }[] = [];
  server.use(
    one(),
    http.post('*/api/v1/partners/partners/p1/:command', async ({ request, params }) => {
      sent.push({ command: String(params.command), ifMatch: request.headers.get('If-Match'), body: await request.json() });
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderAt('/partenaires/p1');

  expect(await screen.findByText('Nom semblable dans la même commune')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Réunir avec cette fiche\u202f: Epicerie du Coin, Rue Haute 3' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }));

  expect(await screen.findByText('Les deux fiches sont à nouveau séparées.')).toBeTruthy();
  expect(sent).toEqual([
    { command: 'merge', ifMatch: '"4"', body: { duplicateId: 'p2' } },
    { command: 'mergeUndoing', ifMatch: '"5"', body: { duplicateId: 'p2' } },
  ]);
});

test('a merged entry says where it went; the one that stays can part them', async () => {
  server.use(one({ linked: [{ ...other, rule: 'merged' }], allowedActions: ['mergePartners', 'undoPartnerMerge'] }));
  renderAt('/partenaires/p1');

  expect(await screen.findByRole('button', { name: /^Séparer à nouveau/ })).toBeTruthy();

  server.use(one({ mergedInto: 'http://localhost/api/v1/partners/partners/p9', linked: [], allowedActions: [] }));
  renderAt('/partenaires/p1');
  const link = await screen.findByRole('link', { name: /Ouvrir l’autre fiche/ });
  expect(link.getAttribute('href')).toBe('/partenaires/p9');
});

test('a refused merge says why', async () => {
  server.use(
    one(),
    http.post('*/api/v1/partners/partners/p1/merge', () => refusal('partner-merged')),
  );
  renderAt('/partenaires/p1');

  await userEvent.click(await screen.findByRole('button', { name: /^Réunir avec cette fiche.*Rue Haute 3/ }));

  await waitFor(() => expect(screen.getByText(/Cette fiche a été réunie avec une autre/)).toBeTruthy());
});

test('coverage names the gap, who counts and who could join', async () => {
  const coverage = {
    href: '',
    nisCode: '25072',
    day: '2024-05-01',
    provisional: true,
    items: [
      {
        kind: 'shop',
        counted: 1,
        target: 3,
        gap: 2,
        partners: [{ href: '', partnerId: 'p1', name: 'Épicerie du coin', kind: 'shop' }],
        prospects: [{ href: '', partnerId: 'p3', name: 'La Bonne Tasse', kind: 'shop' }],
      },
    ],
  };
  let askedFor: string | null = null;
  server.use(
    http.get('*/api/v1/partners/coverage', ({ request }) => {
      askedFor = new URL(request.url).searchParams.get('asOf');
      return HttpResponse.json(coverage);
    }),
  );
  renderAt('/partenaires?commune=25072&asOf=2024-05-01');

  expect(await screen.findByText(/1 sur 3 · il en manque 2 · 1 piste/)).toBeTruthy();
  expect(screen.getByRole('link', { name: 'La Bonne Tasse' }).getAttribute('href')).toContain('/partenaires/p3');
  expect(screen.getByText('Situation au 1er mai 2024')).toBeTruthy();
  expect(askedFor).toBe('2024-05-01');
});
