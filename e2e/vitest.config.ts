import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // As for the end-to-end tests: a second try on CI only.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // Nothing in it has a state of its own, so that its files share two processes: half of their time went into loading.
        test: { name: 'shared', include: ['shared/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          include: [
            'main/**/*.test.ts',
            'renderer/**/*.test.ts',
            'e2e/unit/**/*.test.ts',
            'e2e/packaging/**/*.test.ts',
          ],
        },
      },
    ],
  },
});
