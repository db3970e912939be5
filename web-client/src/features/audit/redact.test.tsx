import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { refusal, server } from '~/test/server';
import { cutsOf, partsOf, without } from './redact';

const summary = 'Réunion avec Anne-Marie Dupont, 0470 12 34 56 (M. Dupont).';
const event = {
  object: 'activity/a1',
  version: 1,
  eventType: 'campaign.activity_recorded',
  tag: 'abc',
  texts: [
    { field: '/fact/summary', text: summary },
    { field: '/fact/source/text', text: '« »' },
  ],
};
const history = {
  href: '',
  object: 'activity/a1',
  versions: [
    {
      entry: { href: '', id: 'activity.a1.1', at: '2026-03-01T10:00:00Z', eventType: 'campaign.activity_recorded', recorded: {}, object: 'activity/a1', version: 1 },
      changes: [],
      hasTexts: true,
      redactions: [{ at: '2026-03-02T10:00:00Z', who: 'key:imports', reason: 'asked', fields: ['/fact/summary'] }],
    },
  ],
};

beforeEach(() =>
  server.use(
    http.get('*/api/v1/accounts', () => HttpResponse.json({ items: [], pageSize: 100 })),
    http.get('*/api/v1/keys', () => HttpResponse.json({ items: [], pageSize: 100 })),
    http.get('*/api/v1/campaign/refData/activityKinds', () => HttpResponse.json({ items: [], pageSize: 100 })),
    http.get('*/api/v1/audit/objects', () => HttpResponse.json(history)),
    http.get('*/api/v1/audit/texts', () => HttpResponse.json(event)),
  ),
);

test('a text falls apart into its words and nothing is lost', () => {
  expect(partsOf(summary).map((part) => part.text).join('')).toBe(summary);
  expect(partsOf(summary).filter((part) => part.isWord).map((part) => part.text)).toEqual(
    ['Réunion', 'avec', 'Anne-Marie', 'Dupont', '0470', '12', '34', '56', 'M', 'Dupont'],
  );
});

test('words beside each other go together, as the server counts them', () => {
  const text = 'Zoë 🍌 l’été, Zoë';
  const chosen = new Set(partsOf(text).filter((part) => part.text === 'Zoë').map((part) => part.start));
  expect(cutsOf('/text', text, chosen)).toEqual([
    { field: '/text', start: 0, length: 3 },
    { field: '/text', start: 14, length: 3 },
  ]);
  expect(without(text, cutsOf('/text', text, chosen))).toBe('[…] 🍌 l’été, […]');
});

test('words are chosen, shown as they will read, and sent only once one is sure', async () => {
  const sent: unknown[] = [];
  server.use(
    http.post('*/api/v1/audit/redactions', async ({ request }) => {
      sent.push(await request.json());
      return new HttpResponse(null, { status: 204 });
    }),
  );
  renderAt('/modifications/texte?objet=activity%2Fa1&version=1');

  const remove = await screen.findByRole('button', { name: 'Retirer ces mots' });
  for (const word of ['Anne-Marie', '0470', '12', '34', '56']) await userEvent.click(screen.getByRole('button', { name: word }));
  for (const word of screen.getAllByRole('button', { name: 'Dupont' })) await userEvent.click(word);
  expect(within(screen.getByRole('figure')).getByText('Réunion avec […], […] (M. […]).')).toBeTruthy();
  expect(remove.hasAttribute('disabled')).toBe(true);

  await userEvent.selectOptions(screen.getByLabelText('Raison'), 'la personne est oubliée');
  await userEvent.click(screen.getByRole('checkbox'));
  await userEvent.click(remove);

  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual({
    object: 'activity/a1',
    version: 1,
    tag: 'abc',
    reason: 'forgotten',
    cuts: [
      { field: '/fact/summary', start: 13, length: 17 },
      { field: '/fact/summary', start: 32, length: 13 },
      { field: '/fact/summary', start: 50, length: 6 },
    ],
  });
  // Back in the history, which says that it was, when, by whom and why.
  expect(await screen.findByText(/Mots retirés le .* par un programme \(la personne l’a demandé\) · effacement en cours/)).toBeTruthy();
  expect(screen.getByRole('link', { name: /^Retirer des mots.*Fait noté/ }).getAttribute('href')).toBe('/modifications/texte?objet=activity%2Fa1&version=1');
});

test('the whole text goes at once, signs included', async () => {
  renderAt('/modifications/texte?objet=activity%2Fa1&version=1');
  await userEvent.click(await screen.findByRole('button', { name: /^Tout le texte.*Texte$/ }));
  expect(within(screen.getByRole('figure')).getByText('[…]')).toBeTruthy();
});

test('where nobody wrote freely, that is said', async () => {
  server.use(http.get('*/api/v1/audit/texts', () => HttpResponse.json({ ...event, texts: [], refusal: 'no-free-text' })));
  renderAt('/modifications/texte?objet=activity%2Fa1&version=1');
  expect(await screen.findByRole('heading', { name: /Personne n’a écrit librement ici/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Retirer ces mots' })).toBeNull();
});

test('a text that changed meanwhile is refused in words', async () => {
  server.use(http.post('*/api/v1/audit/redactions', () => refusal('text-changed')));
  renderAt('/modifications/texte?objet=activity%2Fa1&version=1');
  await userEvent.click(await screen.findByRole('button', { name: 'Anne-Marie' }));
  await userEvent.click(screen.getByRole('checkbox'));
  await userEvent.click(screen.getByRole('button', { name: 'Retirer ces mots' }));
  expect(await screen.findByText(/Des mots ont été retirés de ce texte entre-temps/)).toBeTruthy();
});
