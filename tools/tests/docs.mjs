// Runs the ```bash blocks of the documentation against a program of its own: node docs.mjs REPORT
// Blocks find CDCE (the address of the API), CDCE_KEY (a key of the coordination) and DATA (the data directory); other
// blocks are not run.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, withProgram } from './program.mjs';

const lines = [];

await withProgram(({ api, key, data }) => {
  const env = { ...process.env, CDCE: api, CDCE_KEY: key, DATA: data };
  const files = ['README.md', ...readdirSync(join(root, 'docs')).filter((f) => f.endsWith('.md')).sort().map((f) => `docs/${f}`)];
  for (const file of files) {
    let number = 0;
    for (const [, block] of readFileSync(join(root, file), 'utf8').matchAll(/^```bash\n(.*?)^```$/gms)) {
      const run = spawnSync('bash', ['-euo', 'pipefail', '-c', block], { cwd: root, env, encoding: 'utf8', timeout: 120_000 });
      const ok = run.status === 0;
      lines.push(`${ok ? '' : 'not '}ok ${lines.length + 1} - ${file}, block ${++number}`);
      if (!ok) console.log(`not ok: ${file}, block ${number}\n${block}${run.stdout}${run.stderr}`);
    }
  }
});

writeFileSync(process.argv[2], `${lines.join('\n')}\n`);
process.exit(lines.some((line) => line.startsWith('not')) ? 1 : 0);
