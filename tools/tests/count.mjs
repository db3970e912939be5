// Reads a report (a directory of TRX files, a TAP file, or the JSON of Vitest or Playwright), prints which tests failed
// and why tests were skipped, and on the last line how many passed, failed and were skipped.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const [report] = process.argv.slice(2);
const count = { passed: 0, failed: 0, skipped: 0 };

function add(outcome, name, reason) {
  count[outcome]++;
  if (outcome === 'failed') console.log(`failed   ${name}${reason ? `: ${reason.slice(0, 500)}` : ''}`);
  if (outcome === 'skipped') console.log(`skipped  ${name}: ${reason ?? 'no reason given'}`);
}

function trx(text) {
  for (const [, attributes, body = ''] of text.matchAll(/<UnitTestResult ([^>]*?)(?:\/>|>(.*?)<\/UnitTestResult>)/gs)) {
    const outcome = /outcome="(\w+)"/.exec(attributes)?.[1];
    const name = /testName="([^"]*)"/.exec(attributes)?.[1];
    const reason = /<Message>(.*?)<\/Message>/s.exec(body)?.[1]?.trim();
    add(outcome === 'Passed' ? 'passed' : outcome === 'NotExecuted' ? 'skipped' : 'failed', name, reason);
  }
}

function tap(text) {
  for (const [, not, name, reason] of text.matchAll(/^(not )?ok \d+ - (.*?)(?: # SKIP (.*))?$/gm)) {
    add(not ? 'failed' : reason ? 'skipped' : 'passed', name, reason);
  }
}

function playwright(suite, path = '') {
  for (const inner of suite.suites ?? []) playwright(inner, `${path}${inner.title} > `);
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const reason = test.annotations?.find((a) => a.type === 'skip')?.description;
      add(test.status === 'skipped' ? 'skipped' : spec.ok ? 'passed' : 'failed', path + spec.title, reason);
    }
  }
}

function vitest(result) {
  for (const file of result.testResults) {
    if (file.assertionResults.length === 0 && file.status === 'failed') add('failed', file.name);
    for (const test of file.assertionResults) {
      add(test.status === 'passed' ? 'passed' : test.status === 'failed' ? 'failed' : 'skipped', test.fullName, test.failureMessages?.[0]);
    }
  }
}

if (existsSync(report)) {
  if (statSync(report).isDirectory()) {
    for (const file of readdirSync(report).filter((f) => f.endsWith('.trx'))) trx(readFileSync(join(report, file), 'utf8'));
  } else {
    const text = readFileSync(report, 'utf8');
    if (report.endsWith('.tap')) tap(text);
    else {
      const result = JSON.parse(text);
      if (result.suites) playwright(result);
      else vitest(result);
    }
  }
}

console.log(`${count.passed} ${count.failed} ${count.skipped}`);
