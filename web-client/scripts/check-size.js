// Adds up the gzipped scripts that the first screen of the workspace needs and refuses to go beyond the budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 170_000;
const dist = new URL('../dist/', import.meta.url);

const manifest = /** @type {Record<string, { file: string, imports?: string[] }>} */ (
  /** @type {unknown} */ (JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8')))
);

/** @param {string} key @param {Set<string>} found */
function collect(key, found) {
  const chunk = manifest[key];
  if (!chunk || found.has(key)) return found;
  found.add(key);
  for (const imported of chunk.imports ?? []) collect(imported, found);
  return found;
}

// The first screen after sign-in: the entry, and the lazy parts of its own route.
const first = new Set(['index.html']);
for (const key of Object.keys(manifest)) {
  if (/src\/routes\/(__root|_workspace|_workspace\.index)\.tsx\?tsr-split=/.test(key)) first.add(key);
}

/** @type {Set<string>} */
const needed = new Set();
for (const key of first) collect(key, needed);

let total = 0;
for (const key of needed) {
  const file = manifest[key]?.file;
  if (file?.endsWith('.js')) total += gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
}

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(`first load: ${kilobytes(total)} of JavaScript gzipped in ${first.size} entries (budget ${kilobytes(budget)})`);
if (first.size < 2) {
  console.error('The chunk of the first screen was not found, so the figure would be too small.');
  process.exit(1);
}
if (total > budget) {
  console.error('The first load is beyond its budget.');
  process.exit(1);
}
