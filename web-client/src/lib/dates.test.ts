import { expect, test } from 'vitest';
import { daysBetween, fromNow, imprecise, isDay, longDay, today } from '~/lib/dates';
import { changeLanguage } from '~/lib/strings';

test('the day is that of Belgium', () => {
  expect(today(new Date('2026-03-14T23:30:00Z'))).toBe('2026-03-15');
  expect(today(new Date('2026-07-14T21:30:00Z'))).toBe('2026-07-14');
});

test('only days that exist are days', () => {
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2026-02-30')).toBe(false);
  expect(isDay('2026-2-3')).toBe(false);
});

test('days read as people write them', async () => {
  expect(longDay('2026-03-12')).toBe('12 mars 2026');
  expect(longDay('2026-11-01')).toBe('1er novembre 2026');
  expect(imprecise('2016-01-01', 'year')).toBe('2016');
  await changeLanguage('de');
  expect(longDay('2026-03-12')).toBe('12. März 2026');
  expect(imprecise('2022-07-01', 'month')).toBe('Juli 2022');
});

test('distances use the coarsest unit that still says something', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(fromNow('2026-03-13', '2026-03-14')).toBe('hier');
  expect(fromNow('2025-10-14', '2026-03-14')).toBe('il y a 5 mois');
  expect(fromNow('2016-03-14', '2026-03-14')).toBe('il y a 10 ans');
});
