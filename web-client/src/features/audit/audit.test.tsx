import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readdirSync } from 'node:fs';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { server } from '~/test/server';
import { eventNames } from './audit-words.strings';

const entry = {
  href: 'http://localhost/api/v1/audit/objects?object=committee%2F25072',
  id: 'committee.25072.2',
  at: '2026-03-01T10:00:00Z',
  on: '2026-02-27',
  who: 'key:imports',
  eventType: 'governance.mandate_ended',
  recorded: {},
  object: 'committee/25072',
  version: 2,
  correlation: 'trace-1',
};

beforeEach(() =>
  server.use(
    http.get('*/api/v1/accounts', () => HttpResponse.json({ items: [], pageSize: 100 })),
    http.get('*/api/v1/keys', () => HttpResponse.json({ items: [], pageSize: 100 })),
    http.get('*/api/v1/campaign/refData/activityKinds', () => HttpResponse.json({ items: [], pageSize: 100 })),
  ),
);

/** Answers with the page and keeps what was asked. */
function answering(page: object) {
  const asked: Record<string, string>[] = [];
  server.use(
    http.get('*/api/v1/audit', ({ request }) => {
      asked.push(Object.fromEntries(new URL(request.url).searchParams));
      return HttpResponse.json(page);
    }),
  );
  return asked;
}

test('each kind of event that the log can hold has its words', () => {
  const names = readdirSync('../tests/Cdce.Architecture.Tests/events').map((file) => file.replace('.json', ''));
  expect(names.length).toBeGreaterThan(50);
  expect(Object.keys(eventNames).sort()).toEqual(names.sort());
});

test('the address says what is chosen, each line leads to its object, and the same choice is downloaded', async () => {
  const asked = answering({ items: [entry], pageSize: 50 });
  renderAt('/modifications?du=2026-02-01&quoi=governance.');

  const line = await screen.findByRole('row', { name: /Mandat terminé/ });
  expect(within(line).getByRole('link', { name: /Comité/ }).getAttribute('href')).toBe('/modifications/objet?objet=committee%2F25072');
  expect(line.textContent).toContain('un programme');
  expect(asked[0]).toEqual({ from: '2026-02-01', eventType: 'governance.', pageSize: '50' });
  expect(screen.getByRole('link', { name: /CSV/ }).getAttribute('href')).toBe('/api/v1/audit/export?format=csv&from=2026-02-01&eventType=governance.');
});

test('a register that was changed behind the platform says where', async () => {
  answering({ items: [], pageSize: 50 });
  server.use(
    http.get('*/api/v1/audit/verification', () =>
      HttpResponse.json({ href: '', fits: false, blocks: 2, events: 40, waiting: 0, fault: { kind: 'eventChanged', object: 'committee/25072', version: 3 } }),
    ),
  );
  renderAt('/modifications');

  expect(await screen.findByRole('heading', { name: 'Aucun changement ne correspond' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Vérifier maintenant' }));

  expect(await screen.findByText(/Premier écart : Comité.*version 3/)).toBeTruthy();
});

test('the history of an object shows each field before and after, the newest change first', async () => {
  server.use(
    http.get('*/api/v1/audit/objects', () =>
      HttpResponse.json({
        href: entry.href,
        object: entry.object,
        versions: [
          { entry: { ...entry, id: 'committee.25072.1', version: 1, eventType: 'governance.mandate_given' }, changes: [{ field: 'mandates[0].role', after: 'secretary' }] },
          { entry, changes: [{ field: 'mandates[0].endedOn', after: '2026-02-27' }] },
        ],
      }),
    ),
  );
  renderAt('/modifications/objet?objet=committee%2F25072');

  const titles = await screen.findAllByRole('heading', { level: 3 });
  expect(titles.map((title) => title.textContent)).toEqual(['Mandat terminé', 'Mandat donné']);
  const row = screen.getByRole('row', { name: /^Fin/ });
  expect(row.textContent).toContain('27 février 2026');
  expect(screen.getByRole('link', { name: 'Voir l’objet aujourd’hui' }).getAttribute('href')).toBe('/communes/25072/comite');
});
