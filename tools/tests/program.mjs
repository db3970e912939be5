// A program of one's own for a check: started on the loopback with an empty data directory, stopped and removed at the end.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'api/Cdce.Api/bin/Release/net10.0/Cdce.Api.dll');

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

/** Calls `use` with the address of the API, a key of the coordination and the data directory. */
export async function withProgram(use) {
  const data = mkdtempSync(join(tmpdir(), 'cdce-check-'));
  const port = await freePort();
  const child = spawn('dotnet', [program, '--port', String(port), '--data', data], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  try {
    await started(child);
    child.stdout.resume();
    const key = execFileSync('dotnet', [program, 'key', 'create', '--role', 'nationalCoordinator', '--name', 'check', '--data', data], { cwd: root })
      .toString().trim().split('\n').at(-1);
    await use({ api: `http://127.0.0.1:${port}/api/v1`, key, data });
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
}
