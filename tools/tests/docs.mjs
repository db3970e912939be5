// Runs the ```bash blocks of the documentation against a program of its own: node docs.mjs REPORT
// Blocks find CDCE (the address of the API) and CDCE_KEY (a key of the coordination); other blocks are not run.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'api/Cdce.Api/bin/Release/net10.0/Cdce.Api.dll');
const data = mkdtempSync(join(tmpdir(), 'cdce-docs-'));
const lines = [];

const freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

async function started(child) {
  for await (const chunk of child.stdout) if (String(chunk).includes('Ctrl-C')) return;
  throw new Error('The program did not start.');
}

const port = await freePort();
const child = spawn('dotnet', [program, '--port', String(port), '--data', data], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  await started(child);
  const key = execFileSync('dotnet', [program, 'key', 'create', '--role', 'coordination', '--name', 'docs', '--data', data], { cwd: root })
    .toString().trim().split('\n').at(-1);
  const env = { ...process.env, CDCE: `http://127.0.0.1:${port}/api/v1`, CDCE_KEY: key };
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
} finally {
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(data, { recursive: true, force: true });
}

writeFileSync(process.argv[2], `${lines.join('\n')}\n`);
process.exit(lines.some((line) => line.startsWith('not')) ? 1 : 0);
