import { expect, test } from 'vitest';
import { changeLanguage, defineStrings, typeset } from '~/lib/strings';

const strings = defineStrings('test', {
  title: { fr: 'Élan', de: 'Dynamik' },
  people: { fr: '{{number}} habitant·e·s', de: '{{number}} Einwohner·innen' },
  facts: { fr: { one: '{{number}} fait', other: '{{number}} faits' }, de: { one: '{{number}} Ereignis', other: '{{number}} Ereignisse' } },
});

test('words follow the language on screen', async () => {
  expect(strings.title).toBe('Élan');
  await changeLanguage('de');
  expect(strings.title).toBe('Dynamik');
});

test('numbers are written as the language writes them', async () => {
  expect(strings.people({ number: 4960785 })).toBe('4\u202f960\u202f785 habitant·e·s');
  await changeLanguage('de');
  expect(strings.people({ number: 4960785 })).toBe('4.960.785 Einwohner·innen');
});

test('forms follow the number, and zero is singular in French and plural in German', async () => {
  expect(strings.facts({ count: 0 })).toBe('0 fait');
  expect(strings.facts({ count: 2 })).toBe('2 faits');
  expect(strings.facts({ count: 1_000_000 })).toBe('1\u202f000\u202f000 faits');
  await changeLanguage('de');
  expect(strings.facts({ count: 0 })).toBe('0 Ereignisse');
  expect(strings.facts({ count: 1 })).toBe('1 Ereignis');
});

test('French signs stand after a thin unbreakable space', () => {
  expect(typeset('Attention : « non » ?')).toBe('Attention\u202f: «\u202fnon\u202f»\u202f?');
});
