import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [
      'shared/**/*.test.ts',
      'main/**/*.test.ts',
      'renderer/**/*.test.ts',
      'e2e/unit/**/*.test.ts',
      'e2e/packaging/**/*.test.ts',
    ],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // As for the end-to-end tests: a second try on CI only.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    maxWorkers: 2,
  },
});
