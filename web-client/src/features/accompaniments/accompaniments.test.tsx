import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { addDays, today } from '~/lib/dates';
import { renderAt } from '~/test/render';
import { refusal, server } from '~/test/server';

const accompaniment = {
  href: '',
  caseId: 'c1',
  nisCode: '25072',
  communeName: { fr: 'Nivelles' },
  alertHref: '',
  openedOn: '2026-03-01',
  owner: 'account:00000000-0000-7000-8000-000000000001',
  causes: [{ code: 'silence', evidence: 2, kind: 'committeeMeeting', days: 152, usualDays: 91, facts: [] }],
  goals: [{ goal: 'resumeMeetings', dueOn: addDays(today(), 10) }],
  contacts: [],
  version: 2,
  allowedActions: ['setAccompanimentGoal', 'reachAccompanimentGoal', 'noteAccompanimentContact', 'closeAccompaniment'],
};

const one = (change: object = {}) => http.get('*/api/v1/campaign/accompaniments/c1', () => HttpResponse.json({ ...accompaniment, ...change }));

const list = (items: unknown[]) =>
  http.get('*/api/v1/campaign/accompaniments', () => HttpResponse.json({ items, pageSize: 200, total: items.length }));

test('an accompaniment brings the causes of its alert along and offers the goals that are left', async () => {
  server.use(one());
  renderAt('/accompagnements/c1');

  expect(await screen.findByText(/Pas de réunion du comité depuis 5 mois/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Convenir d’un objectif' }));

  const choices = within(await screen.findByRole('dialog')).getAllByRole('option');
  expect(choices.map((choice) => choice.textContent)).not.toContain('Reprendre les réunions du comité');
  expect(choices).toHaveLength(6);
});

test('a reached goal is noted with the version that was read and can be taken back', async () => {
  const sent: { path: string; ifMatch: string | null; body: unknown }[] = [];
  server.use(
    one(),
    http.post('*/api/v1/campaign/accompaniments/c1/:command', async ({ request, params }) => {
      sent.push({ path: String(params.command), ifMatch: request.headers.get('If-Match'), body: await request.json() });
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderAt('/accompagnements/c1');

  await userEvent.click(await screen.findByRole('button', { name: /^Objectif atteint/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Annuler' }));

  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent).toEqual([
    { path: 'reachedGoals', ifMatch: '"2"', body: { goal: 'resumeMeetings', on: today() } },
    { path: 'goals', ifMatch: '"3"', body: { goal: 'resumeMeetings', dueOn: addDays(today(), 10) } },
  ]);
});

test('a refused closure says what to do and keeps the dialog open', async () => {
  server.use(
    one(),
    http.post('*/api/v1/campaign/accompaniments/c1/closure', () => refusal('closure-before-opening')),
  );
  renderAt('/accompagnements/c1');

  await userEvent.click(await screen.findByRole('button', { name: 'Clore l’accompagnement' }));
  const dialog = within(await screen.findByRole('dialog'));
  await userEvent.selectOptions(dialog.getByLabelText('Résultat'), 'revived');
  await userEvent.click(dialog.getByRole('button', { name: 'Clore l’accompagnement' }));

  expect((await dialog.findByRole('alert')).textContent).toContain('La fin précède l’ouverture');
  expect(dialog.getByLabelText<HTMLSelectElement>('Résultat').value).toBe('revived');
});

test('a list without any leads to the alerts', async () => {
  server.use(list([]));
  renderAt('/accompagnements');

  expect(await screen.findByRole('heading', { name: 'Aucun accompagnement en cours' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Voir les alertes' }).getAttribute('href')).toBe('/alertes');
});

test('an accompaniment whose next date has passed says so', async () => {
  server.use(list([{ ...accompaniment, nextOn: addDays(today(), -1) }]));
  renderAt('/accompagnements');

  expect(await screen.findByText('Date dépassée')).toBeTruthy();
});
