// The main job as a script against the API, on a program of its own: node main-job.mjs REPORT
// The gathered files are read where they lie beside the repository; elsewhere those steps are skipped, saying so.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, withProgram } from './program.mjs';

const fading = '92094';
const mentor = '92138';
const lines = [];
let api;
let key;

async function step(name, run) {
  if (lines.some((line) => line.startsWith('not'))) return;
  try {
    await run();
    lines.push(`ok ${lines.length + 1} - ${name}`);
  } catch (error) {
    lines.push(`not ok ${lines.length + 1} - ${name}`);
    console.log(`not ok: ${name}\n${error.stack}`);
  }
}

const gathered = (file, name, run) => {
  const path = join(root, '../shared/data', file);
  if (existsSync(path)) return step(name, () => run(readFileSync(path, 'utf8')));
  lines.push(`ok ${lines.length + 1} - ${name} # SKIP ../shared/data/${file} is not there.`);
};

async function ask(path) {
  const response = await fetch(path.startsWith('http') ? path : api + path, { headers: { Authorization: `Bearer ${key}` } });
  assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
  return response.json();
}

async function send(path, body, version) {
  const csv = typeof body === 'string';
  const response = await fetch(path.startsWith('http') ? path : api + path, {
    method: 'POST',
    body: csv ? body : JSON.stringify(body),
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': csv ? 'text/csv' : 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
    },
  });
  const text = await response.text();
  assert.ok(response.ok, `${path}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** All items of a collection, page by page, until an answer names no next one. */
async function all(path) {
  const items = [];
  for (let next = path; next !== undefined; ) {
    const page = await ask(next);
    items.push(...page.items);
    ({ next } = page);
  }
  return items;
}

/** What messages between the modules bring about comes a moment later. */
async function until(find) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(100)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new Error('It never came.');
}

async function take(kind, csv) {
  const partners = kind === 'partners';
  const preview = await send(partners ? '/partners/imports' : `/campaign/${kind}Imports`, csv);
  await send(`/${partners ? 'partners' : 'campaign'}/imports/${preview.id}/confirmation`, { leaveOutErrors: false }, preview.version);
  const again = await send(partners ? '/partners/imports' : `/campaign/${kind}Imports`, csv);
  assert.equal(again.counts.same, again.counts.rows, 'The same file again changes nothing.');
  return preview.counts;
}

// The campaign's day is that of Brussels, which begins before that of UTC.
const day = (daysAgo) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(Date.now() - daysAgo * 86_400_000);
const today = day(0);
const record = (nisCode, kind, daysAgo) => send('/campaign/activities', { nisCode, kind, on: day(daysAgo), summary: 'Fait de la commune' });
const report = (format) => execFileSync('node', [join(root, 'reports/yearly-report.mjs'), '--format', format], { env: { ...process.env, CDCE: api, CDCE_KEY: key } });

await withProgram(async (running) => {
  ({ api, key } = running);
  let alert;
  let request;
  let pair;

  await step('280 communes are there, with 4,960,785 inhabitants', async () => {
    const communes = await all('/campaign/communes?pageSize=100');
    assert.equal(communes.length, 280);
    assert.equal(communes.reduce((sum, { population }) => sum + population, 0), 4_960_785);
    for (const field of ['nisCode', 'name', 'province', 'region', 'population', 'titleStatus', 'momentum', 'href'])
      assert.ok(communes.every((commune) => field in commune || (field === 'province' && commune.region.includes('Bruxelles'))), field);
  });
  await gathered('communes.csv', 'the gathered communes are taken', async (csv) => {
    assert.equal((await take('commune', csv)).rows, 280);
  });
  await gathered('titled_communes.csv', '63 rows of evidence show 48 titled communes and 12 candidates', async (csv) => {
    assert.equal((await take('titleEvidence', csv)).rows, 63);
    assert.equal((await ask('/campaign/communes?titleStatus=titled&pageSize=1')).total, 48);
    assert.equal((await ask('/campaign/communes?titleStatus=candidate&pageSize=1')).total, 12);
    assert.equal((await all('/campaign/communes')).length, 280);
  });
  await gathered('partners.csv', 'the 75 gathered partners are taken', async (csv) => {
    assert.equal((await take('partners', csv)).rows, 75);
  });

  await step('what a commune did is recorded', async () => {
    for (let daysAgo = 330; daysAgo < 1_900; daysAgo += 75) await record(fading, 'committeeMeeting', daysAgo);
    for (let daysAgo = 360; daysAgo < 1_900; daysAgo += 120) await record(fading, 'awarenessAction', daysAgo);
    assert.equal((await ask(`/campaign/activities?nisCode=${fading}&pageSize=1`)).total, 34);
  });
  await step('its momentum is explained', async () => {
    const { score, kinds, reasons } = await ask(`/campaign/communes/${fading}/momentum`);
    const sum = kinds.reduce((total, { points }) => total + points, 0);
    assert.ok(Math.abs(sum - score) < 0.1, `${sum} against ${score}`);
    assert.ok(reasons.length > 0);
  });
  await step('it is warned about once', async () => {
    const { lost } = await send('/campaign/momentum/evaluations', { day: today });
    assert.equal(lost, 1);
    const { items } = await ask(`/campaign/momentumAlerts?nisCode=${fading}`);
    assert.equal(items.length, 1);
    [alert] = items;
    assert.ok(alert.causes.length >= 1 && alert.causes.length <= 3);
    await send(`/campaign/momentumAlerts/${alert.alertId}/acknowledgement`, {}, alert.version);
    await send('/campaign/momentum/evaluations', { day: today });
    assert.equal((await ask(`/campaign/momentumAlerts?nisCode=${fading}`)).total, 1);
  });
  await step('the warning opens a request for mentoring, once', async () => {
    request = await until(async () => (await ask(`/learning/mentoringRequests?commune=${fading}`)).items[0]);
    assert.equal(request.requestId, alert.alertId);
    assert.equal((await ask('/learning/mentoringRequests')).total, 1);
  });
  await step('the best mentor is proposed, approved and accepted by both', async () => {
    const profile = await ask(`/learning/mentoringProfiles/${mentor}`);
    const offer = { canGive: ['committee', 'communication'], capacity: 2, languages: ['fr'], maxDistanceKm: 120, consent: true };
    await send(`/learning/mentoringProfiles/${mentor}/offer`, offer, profile.version);
    const proposal = await send('/learning/mentoringProposals', { on: today });
    const path = `/learning/mentoringRequests/${request.requestId}`;
    const proposed = await ask(path);
    assert.equal(proposed.proposed.mentor.nisCode, mentor);
    assert.equal(proposed.proposed.parts.reduce((sum, { points }) => sum + points, 0), proposed.proposed.score);
    await send(`${path}/approval`, { proposalId: proposal.id, mentorNisCode: mentor }, proposed.version);
    for (const side of ['mentor', 'mentee']) await send(`${path}/acceptance`, { side }, (await ask(path)).version);
    pair = await until(async () => (await ask(path)).pairHref);
  });
  await step('the pair meets, and ends as completed', async () => {
    await send(`${pair}/sessions`, { on: today, kind: 'visit', outcome: 'progress' }, (await ask(pair)).version);
    await send(`${pair}/end`, { outcome: 'completed', evaluation: { mentor: 5, mentee: 4, goalsReached: 3 } }, (await ask(pair)).version);
    assert.equal((await ask(pair)).outcome, 'completed');
  });
  await step('progress of a recommendation is recorded', async () => {
    const [first] = (await ask('/campaign/recommendations')).items;
    const { keyActions, version } = await ask(first.href);
    await send(`/campaign/recommendations/${first.code}/progress`, { keyAction: keyActions[0].code, status: 'underway', on: today, note: 'Entamé' }, version);
    assert.equal((await ask(first.href)).keyActions[0].status, 'underway');
  });
  await step('the yearly report tells all of it, in three forms', () => {
    const { total, provinces, mentoring } = JSON.parse(report('json'));
    assert.equal(total.communes, 280);
    for (const figure of ['communes', 'population', 'titled', 'candidates', 'losses'])
      assert.equal(provinces.reduce((sum, { figures }) => sum + figures[figure], 0), total[figure], figure);
    assert.equal(mentoring.total.pairsCompleted, 1);
    assert.match(report('csv').toString(), /mentoring|parrainage/i);
    assert.equal(report('xlsx').subarray(0, 2).toString(), 'PK');
  });
});

writeFileSync(process.argv[2], `${lines.join('\n')}\n`);
process.exit(lines.some((line) => line.startsWith('not')) ? 1 : 0);
