import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { changeLanguage } from '~/lib/strings';
import { renderAt } from '~/test/render';
import { server } from '~/test/server';

const names = [
  'communes', 'population', 'titled', 'titledPopulation', 'candidates', 'interested', 'awarded', 'renewed', 'ended', 'onTrack', 'watch',
  'fading', 'unknown', 'losses', 'regained', 'openAlerts', 'facts', 'partners', 'mentoringPairs', 'mentoringSessions', 'barrierDiagnoses',
];
const figures = { ...Object.fromEntries(names.map((name) => [name, 0])), criteriaMet: {} };

test('accompaniments are shown by cause and by what came of them, and areas in the language on screen', async () => {
  await changeLanguage('de');
  const report = {
    year: 2026,
    day: '2026-06-30',
    exampleParameters: false,
    total: figures,
    provinces: [{ province: 'Liège', region: 'Région wallonne', figures }],
    cases: {
      cases: 4,
      opened: 4,
      open: 1,
      closed: 3,
      byCause: [{ cause: 'silence', cases: 4, open: 1, byOutcome: { revived: 2, mentored: 1 }, regained: 3 }],
    },
  };
  server.use(http.get('*/api/v1/campaign/reports/2026', () => HttpResponse.json({ href: '', report, formats: {} })));
  renderAt('/rapport?annee=2026');

  const row = within(await screen.findByRole('row', { name: /^Ungewohnte Stille/ }));
  expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['4', '1', '2', '0', '1', '0', '0', '3']);
  expect(screen.getByRole('rowheader', { name: 'Lüttich' })).toBeTruthy();
});
