import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const api = process.env.CDCE_API ?? 'http://127.0.0.1:5080';

const router = tanstackRouter({
  target: 'react',
  autoCodeSplitting: true,
  // What a page asks for comes with the page, so that the first load does not grow with each of them.
  codeSplittingOptions: { defaultBehavior: [['loader', 'component'], ['errorComponent'], ['notFoundComponent']] },
  generatedRouteTree: 'src/route-tree.gen.ts',
  quoteStyle: 'single',
  semicolons: true,
});

export default defineConfig({
  plugins: [router, react()],
  resolve: { alias: { '~': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    port: Number(process.env.CDCE_CLIENT_PORT ?? 5173),
    strictPort: true,
    proxy: { '/api': api, '/doc': api, '/health': api },
  },
  build: { outDir: 'dist', manifest: true, target: 'es2023', sourcemap: false },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/set-up.ts'],
    css: false,
    testTimeout: 60_000,
  },
});
