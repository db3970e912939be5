import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { refusal, server } from '~/test/server';

const nivelles = { nisCode: '25072', name: { fr: 'Nivelles' } };
const rixensart = { nisCode: '25091', name: { fr: 'Rixensart' } };

const request = {
  href: '',
  requestId: 'r1',
  mentee: nivelles,
  origin: 'momentum',
  causes: [],
  weakCriteria: ['committee'],
  wants: ['committee'],
  openedOn: '2026-03-01',
  state: 'open',
  diagnoses: [],
  proposed: {
    href: '',
    requestId: 'r1',
    proposalId: 'p1',
    mentee: nivelles,
    wants: ['committee'],
    mentor: rixensart,
    score: 84,
    parts: [
      { code: 'served', points: 50 },
      { code: 'strength', points: 30, criterion: 'committee' },
      { code: 'distance', points: 12, value: 14 },
      { code: 'load', points: -8, value: 1 },
    ],
    locked: false,
    alternatives: [],
    obstacles: {},
  },
  mentorAccepted: false,
  menteeAccepted: false,
  version: 4,
  allowedActions: ['recordBarrierDiagnosis', 'proposeMentors', 'approveMentoringProposal'],
};

const show = (shown: object) => server.use(http.get('*/api/v1/learning/mentoringRequests/r1', () => HttpResponse.json(shown)));

test('why this pair: the parts add up, and what is sent is shown to whom before it is', async () => {
  show(request);
  let sent: unknown;
  server.use(
    http.post('*/api/v1/learning/mentoringRequests/r1/approval', async ({ request: asked }) => {
      sent = await asked.json();
      return refusal('mentor-without-place');
    }),
  );
  renderAt('/parrainage/demandes/r1');

  const table = await screen.findByRole('table', { name: 'Pourquoi ce binôme' });
  expect(within(table).getByRole('row', { name: 'Total 84' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Approuver Rixensart' }));
  expect(screen.getByText(/Nivelles cherche une commune marraine/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Envoyer la proposition' }));

  expect((await screen.findByRole('alert')).textContent).toContain('n’a plus de place libre');
  expect(sent).toEqual({ proposalId: 'p1', mentorNisCode: '25091' });
});

test('a committee answers for its own commune only', async () => {
  show({ ...request, state: 'offered', proposed: undefined, mentor: rixensart, allowedActions: ['acceptMentoring', 'declineMentoring'] });
  server.use(
    http.get('*/api/v1/session', () =>
      HttpResponse.json({
        href: '',
        id: 'account:2',
        displayName: 'secretariat.rixensart',
        roles: [{ role: 'member', area: '25091' }],
        allowedActions: ['listMentoringRequests'],
        mustChangePassword: false,
      }),
    ),
  );
  renderAt('/parrainage/demandes/r1');

  expect(await screen.findByRole('button', { name: 'Accepter pour Rixensart' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Accepter pour Nivelles' })).toBeNull();
});
