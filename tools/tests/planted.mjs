// Prints the defects that tests planted and caught: node planted.mjs DIRECTORY-OF-TRX
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [directory] = process.argv.slice(2);
const fewest = 20;
const lines = readdirSync(directory).filter((file) => file.endsWith('.trx'))
  .flatMap((file) => [...readFileSync(join(directory, file), 'utf8').matchAll(/^\s*(?:<StdOut>)?(planted: .*? -&gt; caught by .*?)(?:<\/StdOut>)?\r?$/gm)])
  .map(([, line]) => line.replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('&quot;', '"'));

for (const line of [...new Set(lines)].sort()) console.log(line);
console.log(`${new Set(lines).size} planted defects caught, ${fewest} at least`);
process.exitCode = new Set(lines).size < fewest ? 1 : 0;
