import { expect, test } from 'vitest';
import { explain, fieldsOf, refusalCode } from '~/api/problem';

test('a refusal finds its own sentence by its code', () => {
  const refused = { type: 'urn:problem-type:cdce:title-not-due', status: 409, detail: 'Not yet.' };

  expect(refusalCode(refused)).toBe('title-not-due');
  expect(explain(refused, { 'title-not-due': 'Le renouvellement n’est pas encore dû.' })).toBe('Le renouvellement n’est pas encore dû.');
});

test.each([
  ['an unknown refusal', { type: 'urn:problem-type:cdce:new-rule', status: 409, detail: 'secret' }, /pas possible pour le moment/],
  ['a lost connection', new TypeError('Failed to fetch'), /ne répond pas/],
  ['a newer version', { type: 'urn:problem-type:cdce:stale-version', status: 412 }, /^Quelqu’un a modifié ce dossier entre-temps/],
  [
    'what happened since',
    { type: 'urn:problem-type:cdce:stale-version', status: 412, changedSince: [{ at: '2026-03-10T09:30:00Z' }, { at: '2026-03-11T09:30:00Z' }] },
    /^2 changements enregistrés depuis votre lecture, le dernier le 11 mars 2026.*Quelqu’un a modifié/,
  ],
  ['a command that lists do not show yet', { type: 'urn:problem-type:cdce:saved-not-shown', status: 503, detail: 'secret' }, /C’est enregistré/],
  ['a broken save', { type: 'urn:problem-type:cdce:outcome-unknown', status: 503, detail: 'secret' }, /pas deux fois/],
  ['a past day in the making', { type: 'urn:problem-type:cdce:as-of-being-prepared', status: 503, detail: 'secret' }, /en préparation/],
  ['a failure of the server', { type: 'about:blank', status: 500, detail: 'secret' }, /de notre côté/],
])('%s gets a general sentence and never shows the detail', (_, error, sentence) => {
  expect(explain(error)).toMatch(sentence);
  expect(explain(error)).not.toContain('secret');
});

test('a refusal for want of a right names the right', () => {
  const refused = { type: 'urn:problem-type:belgif:missingPermission', status: 403, missingRight: 'giveMandate', missingRightName: { fr: 'donner un mandat' }, detail: 'secret' };

  expect(explain(refused)).toMatch(/donner un mandat/);
  expect(explain({ ...refused, missingRightName: undefined })).toMatch(/giveMandate/);
  expect(explain({ ...refused, missingRight: undefined })).toMatch(/ne donne pas accès/);
});

test('the fields of a refused form are named', () => {
  const invalid = { type: 'urn:problem-type:belgif:badRequest', status: 400, issues: [{ in: 'body', name: 'on' }, { in: 'body' }] };

  expect(fieldsOf(invalid)).toEqual(['on']);
});
