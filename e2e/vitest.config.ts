import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What is known of blogs, as data. */
const blogs = [
  'api',
  'blog-settings',
  'checks',
  'errors',
  'generators',
  'merge',
  'metadata',
  'publish',
  'search',
].map(folder => `shared/${folder}/**/*.test.ts`);

/** What follows from what a user does, without a screen: each test makes an app of its own. */
const deeds = ['actions', 'commands', 'diagrams', 'errors', 'state', 'views'].map(
  folder => `renderer/${folder}/**/*.test.ts`,
);

/** Many small files, whose tests leave nothing behind in the process: no folder, no setting of it, no timer. */
const small = [...blogs, ...deeds, 'main/electron/**/*.test.ts'];

/** As for the end-to-end tests: a machine of CI may have other work. */
const patience = process.env.CI ? 3 : 1;

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    testTimeout: 30_000 * patience,
    hookTimeout: 30_000 * patience,
    // Like Playwright’s: how long is waited says nothing of what is waited for.
    expect: { poll: { timeout: 10_000 * patience } },
    // As for the end-to-end tests: a second try on CI only.
    retry: process.env.CI ? 1 : 0,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // They share two processes: most of their time went into loading.
        test: { name: 'small', include: small, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          exclude: small,
          include: [
            'shared/**/*.test.ts',
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
