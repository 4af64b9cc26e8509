import { defineConfig } from '@playwright/test';
import { findElectron } from './support/desktop/find-electron.ts';
import { findBrowser } from './support/find-browser.ts';
import type { ShellOptions } from './support/fixtures.ts';

const executablePath = findBrowser();

// Workers read this file, too; the list of results has only a dash for what was skipped.
const electron = findElectron();
if ('missing' in electron && process.env.TEST_WORKER_INDEX === undefined)
  console.error(`The project "electron" is skipped: ${electron.missing}.`);

/** What a writer does in a window, in every shell. */
const window = 'window/*.spec.ts';
/** What the page does by itself, which is the same program in every shell. */
const page = 'page/*.spec.ts';

/** A machine of CI may have other work: what takes three times as long there is slow, not wrong. */
const patience = process.env.CI ? 3 : 1;

export default defineConfig<object, ShellOptions>({
  testDir: './specs',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // On CI a machine may stop for seconds; what passed only then is named as flaky, never silently.
  retries: process.env.CI ? 2 : 0,
  timeout: 60_000 * patience,
  expect: { timeout: 10_000 * patience },
  reporter: 'list',
  use: {
    // Recording takes a quarter of the time; to look into a failure: `--trace retain-on-failure`.
    trace: process.env.CI ? 'on-first-retry' : 'off',
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Without these Chromium calls its maker's hosts at every start.
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'terminal', testMatch: 'terminal/*.spec.ts' },
    {
      name: 'browser shell',
      testMatch: [window, page, 'browser-shell/*.spec.ts'],
      use: { shell: 'browser' },
    },
    { name: 'double itself', testDir: './electron-double' },
    {
      name: 'electron double',
      testMatch: [window, 'desktop/*.spec.ts', 'double/*.spec.ts'],
      use: { shell: 'double' },
    },
    { name: 'electron', testMatch: [window, 'desktop/*.spec.ts'], use: { shell: 'electron' } },
  ],
});
