// Looks for secrets in what is kept in the repository: node secrets.mjs REPORT
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './program.mjs';

const kinds = {
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
  'a key of a cloud': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  'a token of a code host': /\b(?:gh[opsu]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,}|glpat-[A-Za-z0-9_-]{20,})\b/,
  'a token of a registry': /\b(?:npm_[A-Za-z0-9]{36}|oy2[a-z0-9]{43})\b|_authToken\s*=\s*[^\s$]/,
  'a JSON web token': /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/,
  'an API key of this program': /\bcdce_[A-Za-z0-9]{6,}_[A-Za-z0-9_-]{40,}/,
  'a password in an address': /\b(?:postgres(?:ql)?|smtps?|https?|amqp):\/\/[^\s:/@'"`{}$<>]+:[^\s@'"`{}$<>]+@/,
  'a password in a connection string': /\bPassword=(?!\$|\{|;|"|')[^\s;"'`]+/i,
};

const form = 'smtps://user:' + 'password@mail.example.org';

// What looks like a secret and is none; each with the reason.
const known = [
  { path: 'docs/operators.md', text: form, reason: 'the form of an address' },
  { path: 'api/Cdce.Api/Mails/MailSettings.cs', text: form, reason: 'the form of an address' },
];

const planted = {
  'a private key': '-----BEGIN EC PRIVATE ' + 'KEY-----',
  'a key of a cloud': 'AKIA' + 'ABCDEFGHIJKLMNOP',
  'a token of a code host': 'ghp_' + 'a1'.repeat(18),
  'a token of a registry': 'npm_' + 'a1'.repeat(18),
  'a JSON web token': `eyJ${'a'.repeat(12)}.eyJ${'b'.repeat(12)}.${'c'.repeat(24)}`,
  'an API key of this program': `cdce_${'a'.repeat(8)}_${'b'.repeat(43)}`,
  'a password in an address': 'postgres://cdce:' + 'hunter2@db.example.org',
  'a password in a connection string': 'Host=db;Password=' + 'hunter2',
};

const found = (path, text) => Object.entries(kinds)
  .filter(([, shape]) => shape.test(known.filter((one) => one.path === path).reduce((rest, one) => rest.replaceAll(one.text, ''), text)))
  .map(([kind]) => `${path}: ${kind}`);

const [report] = process.argv.slice(2);
const lines = [];
const tell = (right, name) => {
  lines.push(`${right ? '' : 'not '}ok ${lines.length + 1} - ${name}`);
  if (!right) console.log(`not ok: ${name}`);
};

const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 50_000_000 }).split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)) && statSync(join(root, path)).size < 3_000_000);
const secrets = files.flatMap((path) => found(path, readFileSync(join(root, path), 'latin1')));
tell(secrets.length === 0, `no secret in ${files.length} files${secrets.length ? `: ${secrets.join('; ')}` : ''}`);
for (const [kind, text] of Object.entries(planted)) {
  const caught = found('planted.txt', `before ${text} after`).some((one) => one.endsWith(kind));
  tell(caught, `planted: ${kind} -> caught by secrets.mjs`);
}
writeFileSync(report, `${lines.join('\n')}\n`);
process.exitCode = lines.some((line) => line.startsWith('not')) ? 1 : 0;
