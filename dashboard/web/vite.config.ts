import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** Builds the web page into dashboard/web/dist; `vite` alone serves it against a house on port 8080. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  resolve: { alias: { zod: resolve(import.meta.dirname, 'no-schemas.ts') } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    // The page is served under a strict content security policy: no inline scripts, no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map's chunk is large by nature and loads after the shell.
    chunkSizeWarningLimit: 1_200,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/plain': 'http://127.0.0.1:8080' } },
});
