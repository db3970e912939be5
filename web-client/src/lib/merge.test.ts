import { expect, test } from 'vitest';
import { merge } from './merge';

const base = { on: '2026-03-01', summary: 'Réunion', kind: 'committeeMeeting' };

test('what was changed on one side stays changed, and only what both have changed is to be chosen', () => {
  const merged = merge(base, { ...base, summary: 'Huit présents' }, { on: '2026-03-02', summary: 'Sept présents', kind: base.kind });
  expect(merged).toEqual({ differences: [{ name: 'summary', mine: 'Huit présents', theirs: 'Sept présents' }], taken: ['on'] });
});

test.each([
  ['nobody else changed anything', { ...base, summary: 'Huit présents' }, base, []],
  ['both have written the same', { ...base, summary: 'Huit' }, { ...base, summary: 'Huit' }, ['summary']],
  ['a field is not in the form now', { on: base.on }, { ...base, kind: 'newsletter' }, ['kind']],
  ['a field was not there when the form was read', base, { ...base, partnerKind: 'shop' }, []],
])('there is nothing to choose where %s', (_, mine, theirs, taken) => {
  expect(merge(base, mine, theirs)).toEqual({ differences: [], taken });
});

test('a field that was emptied is a change like another', () => {
  expect(merge(base, { ...base, summary: '' }, { ...base, summary: 'Sept' }).differences).toEqual([{ name: 'summary', mine: '', theirs: 'Sept' }]);
  expect(merge(base, { ...base, summary: 'Huit' }, { ...base, summary: '' }).differences).toEqual([{ name: 'summary', mine: 'Huit', theirs: '' }]);
});
