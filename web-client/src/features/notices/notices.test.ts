import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { states, topics } from './notices.strings';
import { kinds } from './reminders.strings';

const said = readFileSync('../api/Cdce.Api/Notices/NoticeWords.cs', 'utf8');
const rules = readFileSync('../api/Cdce.Platform/Notices/ReminderRule.cs', 'utf8');
const codes = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), (match) => match[1] ?? '');

// What the program tells by mail, it shows on the screen; a code without words would be shown as a code.
test.each([
  ['states', codes(said, /^ +\["(\w+)"\] = /gm), states],
  ['topics', codes(said, /^ +\[Topics\.(\w+)\] = /gm).map((name) => name.charAt(0).toLowerCase() + name.slice(1)), topics],
  ['reminders', codes(rules, /const string \w+ = "(\w+)"/g), kinds],
])('the %s that the program knows have words', (_, known, words) => {
  expect(known.length).toBeGreaterThan(5);
  expect(known.filter((code) => !(code in words))).toEqual([]);
});
