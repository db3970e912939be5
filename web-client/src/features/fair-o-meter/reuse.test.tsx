import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { server } from '~/test/server';

const text = { fr: 'x' };
const help = { why: text, examples: text, evidence: text };
const edition = {
  href: '', code: 'e2', label: { fr: 'Édition 2029' }, grid: 1, opensOn: '2029-01-01', closesOn: '2029-03-31', open: true, version: 1, allowedActions: [],
  rules: { remindDaysBefore: [30], reminderDays: ['2029-03-01'], confirmAfterMonths: 24, example: true },
};
const question = (code: string, fr: string, mustConfirm: boolean, value: number) => ({
  code, criterion: 'authority', kind: 'yesNo', text: { fr }, help, points: 4, version: 1, inLedger: false, countsPartners: false, events: [],
  answer: { value, origin: 'reused', facts: [], files: [], givenOn: '2026-11-20', mustConfirm, evidenceUrl: 'https://example.org/charte' },
});
const assessment = (confirmed: boolean) => ({
  href: '', evidenceFile: '', assessmentId: 'e2-25072', edition, nisCode: '25072', communeName: { fr: 'Nivelles' }, status: 'inProgress', example: true,
  answered: 2, proposed: 0, criteria: [{ code: 'authority', name: { fr: 'Autorité communale' } }],
  questions: [question('charter', 'La commune a-t-elle une charte ?', false, 0), question('meetings', 'Le comité se réunit-il ?', !confirmed, 1)],
  score: { value: 50, grade: 'C', applicable: 100, removed: 0, contributions: [] },
  former: {
    edition: 'e1', label: { fr: 'Édition 2027' }, answers: 0,
    differences: [{ code: 'radio', text: { fr: 'La radio en parle-t-elle ?' }, question: 'removed', answer: 'removed', before: { kind: 'yesNo', value: 1 } }],
  },
  localActions: [], toConfirm: confirmed ? 0 : 1, events: [], version: 3, allowedActions: ['answerQuestion', 'submitAssessment'],
});

/** What else stands on the page. */
const aside = [
  http.get('*/api/v1/governance/*', () => HttpResponse.json({ items: [], mandates: [], allowedActions: [] })),
  http.get('*/api/v1/campaign/fairOMeter/editions/e2/comparison', () => HttpResponse.json({ classes: [], others: 0, label: text, example: false })),
];

test('an old answer is confirmed with one key, and only then can the whole be sent', async () => {
  let sent: unknown;
  server.use(
    http.get('*/api/v1/campaign/fairOMeter/assessments/e2-25072', () => HttpResponse.json(assessment(sent !== undefined))),
    http.put('*/api/v1/campaign/fairOMeter/assessments/e2-25072/answers/meetings', async ({ request }) => {
      sent = await request.json();
      return new HttpResponse(null, { status: 204 });
    }),
    ...aside,
  );
  renderAt('/fair-o-metre/e2-25072');

  expect(await screen.findByRole('heading', { level: 2, name: /Le comité se réunit-il/ })).toBe(document.activeElement);
  expect(screen.getByText(/Cette réponse date du 20 novembre 2026/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Envoyer à la coordination' })).toBeNull();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Toujours vrai' }));
  await userEvent.keyboard('{Enter}');

  expect(await screen.findByRole('button', { name: 'Envoyer à la coordination' })).toBeTruthy();
  expect(sent).toEqual({ value: 1, evidenceUrl: 'https://example.org/charte' });
});

test('what is different from the edition before is listed with the answer of then', async () => {
  server.use(
    http.get('*/api/v1/campaign/fairOMeter/assessments/e2-25072', () => HttpResponse.json(assessment(true))),
    ...aside,
  );
  renderAt('/fair-o-metre/e2-25072');

  await userEvent.click(await screen.findByText(/^Ce qui a changé/));
  expect(screen.getByText('Question supprimée')).toBeTruthy();
  expect(screen.getByText(/^Avant.*Oui$/)).toBeTruthy();
});
