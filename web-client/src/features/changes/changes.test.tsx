import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { server } from '~/test/server';

const change = {
  href: '',
  id: 'activity.a1.1',
  object: 'http://localhost/api/v1/campaign/activities/a1',
  nisCode: '25072',
  commune: { fr: 'Nivelles' },
  change: 'activityRecorded',
  kind: 'committeeMeeting',
  on: '2026-02-27',
  recordedOn: '2026-03-01',
  recordedAt: '2026-03-01T10:00:00Z',
  simulated: true,
};

const kinds = { items: [{ href: '', code: 'committeeMeeting', label: { fr: 'Réunion du comité' }, needsPartnerKind: false }], pageSize: 1 };

beforeEach(() => server.use(http.get('*/api/v1/campaign/refData/activityKinds', () => HttpResponse.json(kinds))));

/** Answers with the given pages in turn and keeps what was asked. */
function answering(...pages: object[]) {
  const asked: Record<string, string>[] = [];
  server.use(
    http.get('*/api/v1/campaign/changes', ({ request }) => {
      asked.push(Object.fromEntries(new URL(request.url).searchParams));
      return HttpResponse.json(pages[Math.min(asked.length, pages.length) - 1] ?? {});
    }),
  );
  return asked;
}

test('the URL says between which days and for which commune, and each line leads to its fact', async () => {
  const asked = answering({ items: [change], pageSize: 100, total: 1 });
  renderAt('/changements?du=2026-02-01&au=2026-03-10&commune=25072');

  const line = await screen.findByRole('link', { name: 'Réunion du comité' });
  expect(line.getAttribute('href')).toBe('/communes/25072/journal?voir=a1');
  expect(screen.getByText('Donnée simulée')).toBeTruthy();
  expect(asked[0]).toMatchObject({ from: '2026-02-01', to: '2026-03-10', nisCode: '25072' });
});

test('the rest of a long list comes with its own page', async () => {
  const next = 'http://localhost/api/v1/campaign/changes?from=2026-02-01&cursor=more';
  const asked = answering(
    { items: [change], pageSize: 1, total: 2, next },
    { items: [{ ...change, id: 'title-file.25072.4', object: 'http://localhost/api/v1/campaign/communes/25072/titleFile', change: 'titleDeadlineSet', kind: undefined }], pageSize: 1, total: 2 },
  );
  renderAt('/changements?du=2026-02-01&au=2026-03-10');

  await userEvent.click(await screen.findByRole('button', { name: 'Afficher la suite' }));

  const step = await screen.findByRole('link', { name: /échéance fixée/ });
  expect(step.getAttribute('href')).toBe('/communes/25072/titre');
  expect(screen.getByRole('link', { name: 'Réunion du comité' })).toBeTruthy();
  expect(asked[1]?.cursor).toBe('more');
});

test('nothing changed is said as such, and another day is asked for', async () => {
  const asked = answering({ items: [], pageSize: 100, total: 0 });
  const { router } = renderAt('/changements?du=2026-02-01&au=2026-03-10');

  expect(await screen.findByRole('heading', { name: 'Rien n’a changé entre ces deux jours' })).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Depuis le'), { target: { value: '2025-02-01' } });

  await screen.findByDisplayValue('2025-02-01');
  expect(router.state.location.search).toEqual({ du: '2025-02-01', au: '2026-03-10' });
  expect(asked.at(-1)?.from).toBe('2025-02-01');
});

test('what happens to a Fair-ô-mètre leads to it, and what no page shows is said without a link', async () => {
  const of = (id: string, change: string, object: string) => ({ href: '', id, change, object: `http://localhost/api/v1/campaign/${object}`, on: '2026-02-27', recordedOn: '2026-03-01', recordedAt: '2026-03-01T10:00:00Z' });
  answering({
    items: [
      of('fair-o-meter.essai-25072.9', 'assessmentValidated', 'fairOMeter/assessments/essai-25072'),
      of('fair-o-meter-edition.essai.1', 'editionOpened', 'fairOMeter/editions/essai'),
      of('targets.2', 'targetsRevised', 'targets'),
    ],
    pageSize: 100,
    total: 3,
  });
  renderAt('/changements?du=2026-02-01&au=2026-03-10');

  expect((await screen.findByRole('link', { name: 'Fair-ô-mètre validé' })).getAttribute('href')).toBe('/fair-o-metre/essai-25072');
  expect(screen.getByRole('link', { name: 'Édition du Fair-ô-mètre ouverte' }).getAttribute('href')).toBe('/fair-o-metre/editions/essai');
  expect(screen.getByText('Nombres attendus des partenaires modifiés').closest('a')).toBeNull();
});
