import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderAt } from '~/test/render';
import { server } from '~/test/server';

const warning = { method: 'momentum', falseAlarms: 0.12, leadDays: -280, recall: 0.7, before: 0.07, precision: 0.52, warnings: 1238, losses: 916 };
const serve = (holds: boolean) =>
  http.get('*/api/v1/campaign/momentum/proof', () =>
    HttpResponse.json({
      href: '',
      parametersVersion: 3,
      holds,
      proof: {
        seeds: '101..120',
        fittedOn: '1..12',
        communes: 60,
        edition: '2026-11',
        methods: [warning, { ...warning, method: 'lastMeeting', recall: 0.59 }],
        calibration: [{ stated: 0.34, observed: 0.38, looks: 15357 }],
      },
    }),
  );

test('how far to trust the warning is said in plain words, also that it comes late', async () => {
  server.use(serve(true));
  renderAt('/alertes/fiabilite');

  expect(await screen.findByText('Sur dix communes qui perdent leur élan, l’alerte en voit 7.')).toBeTruthy();
  expect(screen.getByText(/Sur dix alertes, 5 sont justes/)).toBeTruthy();
  expect(screen.getByText(/plus de 9 mois après/)).toBeTruthy();
  expect(screen.queryByText(/n’ont pas été mesurés/)).toBeNull();
});

test('figures of other parameters than those in force are not passed off as theirs', async () => {
  server.use(serve(false));
  renderAt('/alertes/fiabilite');

  expect(await screen.findByText(/n’ont pas été mesurés/)).toBeTruthy();
});
