import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { refusal, server } from '~/test/server';

const sessions = [
  { id: 'here', browser: 'Firefox, Windows', createdAt: '2026-11-20T09:00:00Z', lastUsedAt: '2026-11-20T09:10:00Z', current: true },
  { id: 'there', browser: '', createdAt: '2026-11-18T09:00:00Z', lastUsedAt: '2026-11-19T09:10:00Z', current: false },
];

const given = (access: object, passkeys: object[] = []) =>
  server.use(
    http.get('*/api/v1/session/access', () => HttpResponse.json({ changes: [], ...access })),
    http.get('*/api/v1/people/me', () => HttpResponse.json({ displayName: 'Ann Peeters', language: 'fr', version: 1 })),
    http.get('*/api/v1/people/me/consents', () => HttpResponse.json({ items: [{ purpose: 'committeeContact', textVersion: 1, text: { fr: 'Je montre mon adresse.', de: 'Ich zeige meine Adresse.' } }] })),
    http.get('*/api/v1/passkeys', () => HttpResponse.json({ items: passkeys })),
    http.get('*/api/v1/sessions', () => HttpResponse.json({ items: sessions })),
  );

test('a session is ended from the list, but not the one that asks', async () => {
  given({ hasPassword: true, secondFactor: false, recoveryCodesLeft: 0 });
  let ended = '';
  server.use(
    http.delete('*/api/v1/sessions/:id', ({ params }) => {
      ended = String(params.id);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderAt('/mon-compte');

  const list = await screen.findByRole('list', { name: 'Où vous êtes connecté·e' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  expect(within(list).queryByRole('button', { name: 'Fermer la session Firefox, Windows' })).toBeNull();
  await userEvent.click(within(list).getByRole('button', { name: 'Fermer la session Navigateur inconnu' }));

  expect(await screen.findByText('La session est fermée.')).toBeTruthy();
  expect(ended).toBe('there');
});

test('whoever has no password is asked for a new one only, and told when a recent sign-in is missing', async () => {
  given({ hasPassword: false, secondFactor: false, recoveryCodesLeft: 0, email: 'lea@exemple.be' });
  let sent: unknown;
  server.use(
    http.put('*/api/v1/session/password', async ({ request }) => {
      sent = await request.json();
      return refusal('sign-in-anew');
    }),
  );
  renderAt('/mon-compte');

  expect(await screen.findByText(/arrivent à lea@exemple.be/)).toBeTruthy();
  expect(screen.queryByLabelText('Mot de passe actuel')).toBeNull();
  await userEvent.type(screen.getByLabelText('Nouveau mot de passe'), 'une phrase assez longue');
  await userEvent.click(screen.getByRole('button', { name: 'Choisir ce mot de passe' }));

  expect((await screen.findByRole('alert')).textContent).toContain('une connexion récente');
  expect(sent).toEqual({ new: 'une phrase assez longue' });
});

test('a passkey has a name and can be given another', async () => {
  given({ hasPassword: true, secondFactor: false, recoveryCodesLeft: 0 }, [{ id: 'k1', name: 'Chrome, Android', createdAt: '2026-11-20T09:00:00Z', synced: true }]);
  let sent: unknown;
  server.use(
    http.put('*/api/v1/passkeys/k1/name', async ({ request }) => {
      sent = await request.json();
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderAt('/mon-compte');

  await userEvent.click(await screen.findByRole('button', { name: 'Renommer Chrome, Android' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.clear(within(dialog).getByLabelText('Nom de la clé'));
  await userEvent.type(within(dialog).getByLabelText('Nom de la clé'), 'Téléphone');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Renommer' }));

  expect(await screen.findByText('Le nom est changé.')).toBeTruthy();
  expect(sent).toEqual({ name: 'Téléphone' });
});

test('an app is added with its code, and the recovery codes are shown once', async () => {
  given({ hasPassword: true, secondFactor: false, recoveryCodesLeft: 0 });
  let sent: unknown;
  server.use(
    http.post('*/api/v1/secondFactorKeys', () => HttpResponse.json({ key: 'ABCD EFGH', address: 'otpauth://totp/Cdce' })),
    http.post('*/api/v1/secondFactors', async ({ request }) => {
      sent = await request.json();
      return HttpResponse.json({ recoveryCodes: ['AAAAA-BBBBB', 'CCCCC-DDDDD'] });
    }),
  );
  renderAt('/mon-compte');

  await userEvent.click(await screen.findByRole('button', { name: 'Ajouter une application' }));
  expect((await screen.findByLabelText<HTMLInputElement>('Clé')).value).toBe('ABCD EFGH');
  await userEvent.type(screen.getByLabelText('Code affiché'), '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Confirmer' }));

  expect(await screen.findByText('CCCCC-DDDDD')).toBeTruthy();
  expect(sent).toEqual({ code: '123456' });
});

test('the file with everything about oneself is asked for, and fetched once it is written', async () => {
  given({ hasPassword: true, secondFactor: false, recoveryCodesLeft: 0 });
  let looked = 0;
  const task = { taskId: 't1', href: '', askedAt: '2026-11-20T09:00:00Z', expiresAt: '2026-11-21T09:00:00Z' };
  server.use(
    http.post('*/api/v1/people/me/data', () => HttpResponse.json({ ...task, state: 'running' }, { status: 202 })),
    http.get('*/api/v1/people/me/data/t1', () =>
      HttpResponse.json(++looked === 1 ? { ...task, state: 'running' } : { ...task, state: 'done', archiveHref: 'http://localhost/api/v1/people/me/data/t1/archive' }),
    ),
  );
  renderAt('/mon-compte');

  await userEvent.click(await screen.findByRole('button', { name: 'Préparer le fichier' }));
  const link = await screen.findByRole('link', { name: 'Télécharger mes données (zip)' }, { timeout: 5000 });
  expect(link.getAttribute('href')).toBe('/api/v1/people/me/data/t1/archive');
  expect(looked).toBe(2);
});

test('nothing is ticked beforehand, and whoever is not thirteen is sent to a parent', async () => {
  given({ hasPassword: true, secondFactor: false, recoveryCodesLeft: 0 });
  const sent: unknown[] = [];
  server.use(
    http.post('*/api/v1/people/me/consents/committeeContact', async ({ request }) => {
      const body = (await request.json()) as { atLeast13: boolean };
      sent.push(body);
      return body.atLeast13 ? new HttpResponse(null, { status: 204 }) : refusal('consent-under-13');
    }),
  );
  renderAt('/mon-compte');

  const list = await screen.findByRole('list', { name: 'À quoi vous consentez' });
  expect(screen.getAllByRole<HTMLInputElement>('checkbox').every((box) => !box.checked)).toBe(true);
  await userEvent.click(within(list).getByRole('button', { name: 'Donner mon accord' }));
  expect((await within(list).findByRole('alert')).textContent).toContain('un parent');
  await userEvent.click(within(list).getByLabelText('J’ai au moins 13 ans'));
  await userEvent.click(within(list).getByRole('button', { name: 'Donner mon accord' }));

  expect(await screen.findByText('Votre accord est noté.')).toBeTruthy();
  expect(sent).toEqual([
    { textVersion: 1, language: 'fr', atLeast13: false },
    { textVersion: 1, language: 'fr', atLeast13: true },
  ]);
});

test('what was changed about one’s ways in is told in words, with who did it, and a few lines at first', async () => {
  const changes = Array.from({ length: 7 }, (_, i) => ({
    at: `2026-11-2${String(7 - i)}T09:00:00Z`,
    eventType: i === 0 ? 'accounts.password_reset' : 'accounts.password_chosen',
    byOneself: i > 0,
  }));
  given({ hasPassword: true, secondFactor: false, recoveryCodesLeft: 0, changes });
  renderAt('/mon-compte');

  const list = await screen.findByRole('list', { name: 'Changements de vos accès' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(5);
  const [first, second] = within(list).getAllByRole('listitem');
  expect(first?.textContent).toMatch(/Nouveau premier mot de passe donné.*par la coordination/);
  expect(second?.textContent).toMatch(/Mot de passe choisi.*par vous/);
  await userEvent.click(screen.getByRole('button', { name: 'Voir les 7 changements' }));
  expect(within(list).getAllByRole('listitem')).toHaveLength(7);
});
