// The yearly report of the campaign, with the figures of mentoring, over the API:
//   node yearly-report.mjs [--year N] [--as-of yyyy-MM-dd] [--format json|csv|xlsx] [--output FILE]
// CDCE is the address of the API, CDCE_KEY a key of the coordination.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    year: { type: 'string', default: String(new Date().getFullYear()) },
    'as-of': { type: 'string' },
    format: { type: 'string', default: 'json' },
    output: { type: 'string' },
  },
});
const api = process.env.CDCE ?? 'http://127.0.0.1:5080/api/v1';
const key = process.env.CDCE_KEY;
if (!key) stop('Set CDCE_KEY to a key of the coordination (./cdce key create --role coordination --name NAME).');

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function ask(address) {
  for (;;) {
    const response = await fetch(address, { headers: { Authorization: `Bearer ${key}` } });
    if (response.ok) return response;
    // A day that nobody asked for lately is put together first.
    if (response.status !== 503) stop(`${response.status}: ${await response.text()}`);
    await wait(Number(response.headers.get('Retry-After') ?? 5));
  }
}

const address = new URL(`${api}/campaign/reports/${values.year}`);
if (values['as-of']) address.searchParams.set('asOf', values['as-of']);
if (values.format !== 'json') address.searchParams.set('format', values.format);

const answer = await ask(address);
let report;
if (values.format === 'json') {
  const campaign = await answer.json();
  const mentoring = new URL(campaign.mentoringFigures);
  report = `${JSON.stringify({ ...campaign.report, mentoring: await (await ask(mentoring)).json() }, null, 2)}\n`;
} else {
  report = Buffer.from(await answer.arrayBuffer());
}

if (values.output) writeFileSync(values.output, report);
else process.stdout.write(report);
