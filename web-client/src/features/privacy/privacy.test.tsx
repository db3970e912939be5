import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { server } from '~/test/server';

const given = () =>
  server.use(
    http.get('*/api/v1/campaign/communes', () => HttpResponse.json({ items: [], pageSize: 500 })),
    http.get('*/api/v1/people/erasures', () => HttpResponse.json({ items: [] })),
    http.get('*/api/v1/people/retention', () =>
      HttpResponse.json({ items: [{ href: '', table: 'identity.sessions', retention: 'session', rows: 3, due: 0, nextAt: '2026-12-20T09:00:00Z' }], pageSize: 1 }),
    ),
    http.get('*/api/v1/people/refData/personalFields', () =>
      HttpResponse.json({
        items: [{ href: '', code: 'identity.people.displayName', purpose: 'committee', legalBasis: 'legitimateInterest', retention: 'membership' }],
        pageSize: 1,
      }),
    ),
  );

test('the register says in words what is kept, why and for how long', async () => {
  given();
  renderAt('/donnees-personnelles');

  const register = await screen.findByRole('table', { name: 'Registre des traitements' });
  expect(within(register).getByText('Prénom et nom')).toBeTruthy();
  expect(within(register).getByText('Intérêt légitime (art. 6.1.f)')).toBeTruthy();
  expect(within(screen.getByRole('table', { name: 'À effacer par l’horloge' })).getByText('Sessions')).toBeTruthy();
});

test('somebody is found by name, and forgotten once it was read what goes and what stays', async () => {
  given();
  const sent: unknown[] = [];
  server.use(
    http.post('*/api/v1/people/searches', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ items: [{ personId: 'p1', displayName: 'Zoé Martin', hasAccount: false, roles: [] }], more: false });
    }),
    http.get('*/api/v1/people/p1/erasurePreview', () =>
      HttpResponse.json({
        personId: 'p1',
        displayName: 'Zoé Martin',
        hasAccount: false,
        hasPhone: true,
        mandates: [],
        recorded: 2,
        naming: [{ eventType: 'campaign.activity_recorded', object: 'activity/a1', version: 1, on: '2026-03-03', recordedAt: '2026-03-04T09:00:00Z' }],
      }),
    ),
    http.post('*/api/v1/people/p1/erasure', async ({ request }) => {
      sent.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderAt('/donnees-personnelles');

  await userEvent.type(await screen.findByLabelText('Nom'), 'zoe');
  await userEvent.click(screen.getByRole('button', { name: 'Chercher' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Ce qui part, ce qui reste de Zoé Martin' }));
  const dialog = await screen.findByRole('dialog', { name: 'Oublier Zoé Martin' });
  expect(await within(dialog).findByText('le numéro de téléphone')).toBeTruthy();
  expect(within(dialog).getByText('2 lignes de l’historique écrites par cette personne')).toBeTruthy();
  expect(within(dialog).getByText(/Fait du journal du 3 mars 2026/)).toBeTruthy();
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Oublier' }).disabled).toBe(true);
  await userEvent.click(within(dialog).getByLabelText('Oublier cette personne pour toujours'));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Oublier' }));

  expect(await screen.findByText(/C’est fait\. Reçu/)).toBeTruthy();
  expect(sent).toEqual([{ name: 'zoe' }, { reason: 'asked' }]);
});
