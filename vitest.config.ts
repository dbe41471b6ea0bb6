import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (file: string) => fileURLToPath(new URL(`./src/${file}`, import.meta.url));

export default defineConfig({
  // The examples name the package as its users do.
  resolve: {
    alias: [
      { find: /^kqlocal\/testing$/, replacement: source('testing/index.ts') },
      { find: /^kqlocal$/, replacement: source('index.ts') },
    ],
  },
  test: {
    include: ['{test,examples}/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    setupFiles: ['test/support/seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
