import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { coordinator } from '~/test/samples';
import { server } from '~/test/server';

test('only pages that the API allows stand in the navigation', async () => {
  server.use(http.get('*/api/v1/session', () => HttpResponse.json({ ...coordinator, allowedActions: ['listCommunes', 'listPartners'] })));
  renderAt('/');

  const navigation = await screen.findByRole('navigation', { name: 'Navigation principale' });
  expect(within(navigation).getAllByRole('link').map((link) => link.textContent)).toEqual(['Portefeuille', 'Carte', 'Partenaires']);
});

test('the other language reaches every word and the document', async () => {
  renderAt('/');

  await userEvent.click(await screen.findByRole('button', { name: 'DE – Deutsch' }));

  expect(await screen.findByRole('heading', { name: 'Portfolio', level: 1 })).toBeTruthy();
  expect(document.documentElement.lang).toBe('de');
  expect(localStorage.getItem('cdce.language')).toBe('de');
});

test('a past day says so and leads back to today', async () => {
  const { router } = renderAt('/?asOf=2024-03-01');

  expect(await screen.findByText(/Vous voyez la situation au 1er mars 2024/)).toBeTruthy();
  await userEvent.click(screen.getByRole('link', { name: 'Revenir à aujourd’hui' }));

  expect(router.state.location.search).toEqual({});
});

test('a day to come means today', async () => {
  const { router } = renderAt('/?asOf=2999-01-01');

  expect(await screen.findByRole('heading', { name: 'Portefeuille', level: 1 })).toBeTruthy();
  expect(screen.queryByText(/Rien ne peut y être modifié/)).toBeNull();
  expect(router.state.matches.at(-1)?.search).toEqual({ asOf: undefined });
});

test('a page that does not exist says where to go', async () => {
  renderAt('/nulle-part');

  expect(await screen.findByRole('heading', { name: 'Cette page n’existe pas' })).toBeTruthy();
});
