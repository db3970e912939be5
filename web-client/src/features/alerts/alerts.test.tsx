import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { server } from '~/test/server';

const alert = {
  href: '',
  alertId: 'a1',
  nisCode: '25072',
  communeName: { fr: 'Nivelles' },
  communeHref: '',
  kind: 'momentum',
  state: 'open',
  on: '2026-03-01',
  since: '2026-01-05',
  probability: 0.91,
  sureness: 'high',
  causes: [{ code: 'silence', evidence: 2, kind: 'committeeMeeting', days: 152, usualDays: 91, facts: [] }],
  weakCriteria: ['committee'],
  confidential: false,
  version: 7,
  allowedActions: ['acknowledgeMomentumAlert', 'noteContact'],
};

const list = (items: unknown[]) => http.get('*/api/v1/campaign/momentumAlerts', () => HttpResponse.json({ items, pageSize: 200, total: items.length }));

test('an alert says why in words and is taken with the version that was read', async () => {
  let ifMatch: string | null = null;
  server.use(
    list([alert]),
    http.post('*/api/v1/campaign/momentumAlerts/a1/acknowledgement', ({ request }) => {
      ifMatch = request.headers.get('If-Match');
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderAt('/alertes');

  expect(await screen.findByText(/Pas de réunion du comité depuis 5 mois/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Je m’en charge' }));

  expect(await screen.findByText('L’alerte est à vous.')).toBeTruthy();
  expect(ifMatch).toBe('"7"');
});

test('whoever may not take an alert is not offered to', async () => {
  server.use(list([{ ...alert, allowedActions: [] }]));
  renderAt('/alertes');

  expect(await screen.findByText(/Pas de réunion du comité/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Je m’en charge' })).toBeNull();
});

test('an empty inbox is good news; an empty filter is not taken for it', async () => {
  server.use(list([]));
  const { router } = renderAt('/alertes');

  expect(await screen.findByRole('heading', { name: /toutes les communes suivies gardent leur rythme/ })).toBeTruthy();
  await userEvent.selectOptions(screen.getByLabelText('État'), 'Close');

  expect(await screen.findByRole('heading', { name: 'Aucune alerte ne correspond à ces filtres' })).toBeTruthy();
  expect(router.state.location.search).toEqual({ etat: 'closed' });
});
