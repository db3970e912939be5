import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { coordinator } from '~/test/samples';
import { refusal, server } from '~/test/server';

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

test('a link is asked for with the address alone, and the answer tells nobody whether it is known', async () => {
  let sent: unknown;
  server.use(
    http.get('*/api/v1/session', signedOut),
    http.post('*/api/v1/session/links', async ({ request }) => {
      sent = await request.json();
      return new HttpResponse(null, { status: 202 });
    }),
  );
  renderAt('/connexion');

  const address = await screen.findByLabelText('Adresse e-mail');
  await userEvent.type(address, 'sans arobase');
  await userEvent.click(screen.getByRole('button', { name: 'Recevoir un lien' }));
  expect(address.getAttribute('aria-invalid')).toBe('true');
  expect(sent).toBeUndefined();

  await userEvent.clear(address);
  await userEvent.type(address, 'lea@exemple.be');
  await userEvent.click(screen.getByRole('button', { name: 'Recevoir un lien' }));
  expect(await screen.findByText(/Si lea@exemple.be est une adresse connue ici/)).toBeTruthy();
  expect(sent).toEqual({ email: 'lea@exemple.be', language: 'fr' });
});

test('a link from a mail signs in once its button is pressed', async () => {
  const sent: unknown[] = [];
  server.use(
    http.post('*/api/v1/session/linkUses', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(coordinator);
    }),
  );
  const { router } = renderAt('/connexion/lien#a-token');

  const button = await screen.findByRole('button', { name: 'Se connecter' });
  expect(sent).toEqual([]);
  await userEvent.click(button);

  expect(await screen.findByRole('heading', { name: 'Portefeuille', level: 1 })).toBeTruthy();
  expect(sent).toEqual([{ token: 'a-token' }]);
  expect(router.state.location.href).toBe('/');
});

test.each([
  ['link-not-valid', 'a déjà servi'],
  ['link-of-another-browser', 'où il a été demandé'],
])('a link that is refused (%s) says why and leads on', async (code, words) => {
  server.use(http.post('*/api/v1/session/linkUses', () => refusal(code)));
  renderAt('/connexion/lien#a-token');

  await userEvent.click(await screen.findByRole('button', { name: 'Se connecter' }));

  expect((await screen.findByRole('alert')).textContent).toContain(words);
  expect(screen.getByRole('link', { name: 'Demander un autre lien' }).getAttribute('href')).toBe('/connexion');
});

test('an address without its token asks for another link', async () => {
  renderAt('/connexion/lien');
  expect((await screen.findByRole('alert')).textContent).toContain('Cette adresse est incomplète');
});

test('after a right password a code is asked for, where there is an app', async () => {
  let sent: unknown;
  server.use(
    http.get('*/api/v1/session', signedOut),
    http.post('*/api/v1/session', () => refusal('second-factor-needed')),
    http.post('*/api/v1/session/secondFactorUses', async ({ request }) => {
      sent = await request.json();
      return refusal('code-not-right');
    }),
  );
  renderAt('/connexion');

  await userEvent.type(await screen.findByLabelText('Nom d’utilisateur'), 'coordination');
  await userEvent.type(screen.getByLabelText('Mot de passe'), 'un secret');
  await userEvent.click(screen.getByRole('button', { name: 'Se connecter' }));
  await userEvent.type(await screen.findByLabelText('Code de votre application'), '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Se connecter' }));

  expect(await screen.findByText(/Ce code n’est pas le bon/)).toBeTruthy();
  expect(sent).toEqual({ code: '123456' });
});

test('whoever comes back from their organisation gets in, or learns why not', async () => {
  const sent: unknown[] = [];
  server.use(
    http.post('*/api/v1/session/providerUses', async ({ request }) => {
      sent.push(await request.json());
      return sent.length === 1 ? refusal('provider-not-known') : HttpResponse.json(coordinator);
    }),
  );
  const first = renderAt('/connexion/retour?code=abc&state=xyz');
  expect((await screen.findByRole('alert')).textContent).toContain('n’a pas pu confirmer');
  first.unmount();

  renderAt('/connexion/retour?code=abc&state=xyz');
  expect(await screen.findByRole('heading', { name: 'Portefeuille', level: 1 })).toBeTruthy();
  expect(sent).toEqual([{ code: 'abc', state: 'xyz' }, { code: 'abc', state: 'xyz' }]);
});
