import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { refusal, server } from '~/test/server';

const action = {
  href: 'http://localhost/api/v1/campaign/communes/25072/titleFile/steps/s1/withdrawal',
  id: 'title-file.25072.1',
  at: '2026-03-01T10:00:00Z',
  eventType: 'campaign.title_step_recorded',
  object: 'title-file/25072',
  recorded: { nisCode: '25072' },
  changes: [{ field: 'facts[0].step', after: 'awarded' }],
  offeredUntil: '2026-03-31T10:00:00Z',
  undo: {
    operation: 'withdrawTitleStep',
    method: 'POST',
    href: 'http://localhost/api/v1/campaign/communes/25072/titleFile/steps/s1/withdrawal',
    version: 4,
    body: { reason: 'undone' },
  },
};

beforeEach(() =>
  server.use(
    http.get('*/api/v1/people/me/undoableActions', () => HttpResponse.json({ items: [action], pageSize: 100 })),
    http.get('*/api/v1/campaign/refData/activityKinds', () => HttpResponse.json({ items: [], pageSize: 100 })),
  ),
);

async function preview() {
  renderAt('/mes-actions');
  await userEvent.click(await screen.findByRole('button', { name: /^Annuler.*Étape du titre notée/ }));
  const dialog = screen.getByRole('dialog');
  expect(within(dialog).getByRole('row', { name: /^Étape/ }).textContent).toContain('Titre');
  return dialog;
}

test('what goes is shown first, and the command is sent with the version that was read', async () => {
  const sent: { match: string | null; body: unknown }[] = [];
  server.use(
    http.post('*/api/v1/campaign/communes/25072/titleFile/steps/s1/withdrawal', async ({ request }) => {
      sent.push({ match: request.headers.get('If-Match'), body: await request.json() });
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const dialog = await preview();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Annuler cette action' }));

  expect(await screen.findByText('L’action est annulée.')).toBeTruthy();
  expect(sent).toEqual([{ match: '"4"', body: { reason: 'undone' } }]);
});

test('what later facts rest on stays, with the reason', async () => {
  server.use(http.post('*/api/v1/campaign/communes/25072/titleFile/steps/s1/withdrawal', () => refusal('step-needed-by-later')));
  const dialog = await preview();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Annuler cette action' }));

  expect(await within(dialog).findByText(/Une étape plus récente repose sur celle-ci/)).toBeTruthy();
});
