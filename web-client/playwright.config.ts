import { defineConfig } from '@playwright/test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const port = process.env.CDCE_E2E_PORT ?? '5099';
const program = process.env.CDCE_PROGRAM ?? '../api/Cdce.Api/bin/Release/net10.0/Cdce.Api.dll';

/** Where the program of the journeys keeps its data, and its first password. */
export const data = process.env.CDCE_E2E_DATA ?? join(tmpdir(), `cdce-journeys-${port}`);

/** The identity provider that the program of the journeys trusts; a journey starts it. */
export const providerSettings = {
  issuer: `http://127.0.0.1:${process.env.CDCE_E2E_PROVIDER_PORT ?? String(Number(port) + 1)}`,
  clientId: 'cdce',
  secret: 'a secret of forty characters, at the very least',
  name: 'Ville d’essai',
};

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One program and one database: the journeys follow one another.
  workers: 1,
  fullyParallel: false,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'line',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'fr-BE',
    timezoneId: 'Europe/Brussels',
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CDCE_BROWSER, args: ['--no-sandbox'] },
  },
  webServer: process.env.CDCE_E2E_DATA
    ? undefined
    : {
        command: `rm -rf "${data}" && CDCE_REQUESTS_PER_MINUTE=0 exec dotnet "${program}" --port ${port} --data "${data}"`,
        env: {
          CDCE_OIDC_ISSUER: providerSettings.issuer,
          CDCE_OIDC_CLIENT_ID: providerSettings.clientId,
          CDCE_OIDC_CLIENT_SECRET: providerSettings.secret,
          CDCE_OIDC_NAME: providerSettings.name,
          CDCE_SECOND_FACTOR: 'regionalCoordinator',
        },
        url: `http://127.0.0.1:${port}/health/ready`,
        timeout: 180_000,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      },
});
