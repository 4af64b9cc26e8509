import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What is known of blogs, as data. */
const blogs = ['generators', 'metadata', 'blog-settings', 'search', 'merge', 'errors', 'api'].map(
  folder => `shared/${folder}/**/*.test.ts`,
);

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
        // Many small files without a state of their own share two processes: most of their time went into loading.
        test: { name: 'blogs', include: blogs, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'rest',
          exclude: blogs,
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
