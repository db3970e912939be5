import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { coordinator } from '~/test/samples';
import { server } from '~/test/server';

const signedOut = () => HttpResponse.json({ type: 'urn:problem-type:belgif:noAccessToken', status: 401 }, { status: 401 });

test('whoever is not signed in is asked to, and comes back to where they were', async () => {
  let signedIn = false;
  let sent: unknown;
  server.use(
    http.get('*/api/v1/session', () => (signedIn ? HttpResponse.json(coordinator) : signedOut())),
    http.post('*/api/v1/session', async ({ request }) => {
      sent = await request.json();
      signedIn = true;
      return HttpResponse.json(coordinator);
    }),
  );
  const { router } = renderAt('/?asOf=2024-03-01');

  await userEvent.type(await screen.findByLabelText('Nom d’utilisateur'), 'coordination');
  await userEvent.type(screen.getByLabelText('Mot de passe'), 'un secret');
  await userEvent.click(screen.getByRole('button', { name: 'Se connecter' }));

  expect(await screen.findByRole('heading', { name: 'Portefeuille', level: 1 })).toBeTruthy();
  expect(sent).toEqual({ userName: 'coordination', password: 'un secret' });
  expect(router.state.location.search).toEqual({ asOf: '2024-03-01' });
});

test('a wrong password is explained on top of the form and keeps the name', async () => {
  server.use(http.get('*/api/v1/session', signedOut), http.post('*/api/v1/session', signedOut));
  renderAt('/connexion');

  await userEvent.type(await screen.findByLabelText('Nom d’utilisateur'), 'coordination');
  await userEvent.type(screen.getByLabelText('Mot de passe'), 'faux');
  await userEvent.click(screen.getByRole('button', { name: 'Se connecter' }));

  expect((await screen.findByRole('alert')).textContent).toContain('ne vont pas ensemble');
  expect(screen.getByLabelText<HTMLInputElement>('Nom d’utilisateur').value).toBe('coordination');
});

test('an address of another site is not followed after signing in', async () => {
  server.use(http.post('*/api/v1/session', () => HttpResponse.json(coordinator)));
  const { router } = renderAt('/connexion?retour=//elsewhere.example/');

  await userEvent.type(await screen.findByLabelText('Nom d’utilisateur'), 'coordination');
  await userEvent.type(screen.getByLabelText('Mot de passe'), 'un secret');
  await userEvent.click(screen.getByRole('button', { name: 'Se connecter' }));

  expect(await screen.findByRole('heading', { name: 'Portefeuille', level: 1 })).toBeTruthy();
  expect(router.state.location.href).toBe('/');
});
