import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, type Page } from '@playwright/test';
import { type DoubleDesktop, startDouble } from '../../support/desktop/double-desktop.ts';

const folder = dirname(fileURLToPath(import.meta.url));

interface Sample {
  /** A folder that is removed after the test; the sample's user data. */
  readonly home: string;
  start(...args: readonly string[]): Promise<DoubleDesktop>;
  startBroken(): Promise<DoubleDesktop>;
  /** Asks the sample's main bundle something through its page. */
  ask(page: Page, question: object): Promise<unknown>;
}

/** Tests of the double itself, on the sample program. */
export const test = base.extend<{ sample: Sample }>({
  sample: async ({ page, context }, use) => {
    const home = realpathSync(mkdtempSync(join(tmpdir(), 'leysin-double-')));
    const running: DoubleDesktop[] = [];
    const start = async (args: readonly string[], mustPreloadFail: boolean) => {
      const env = { ...process.env, SAMPLE_HOME: home };
      const mainBundle = join(folder, 'main.cjs');
      const app = await startDouble({
        projectRoot: folder,
        mainBundle,
        args,
        env,
        page,
        context,
        mustPreloadFail,
      });
      running.push(app);
      return app;
    };
    await use({
      home,
      start: (...args) => start(args, false),
      startBroken: () => start([], true),
      ask: (asking, question) =>
        asking.evaluate(
          about =>
            new Promise<unknown>(resolve => {
              const { sample } = window as unknown as {
                sample: { ask(q: object, answer: (a: unknown) => void): void };
              };
              sample.ask(about, resolve);
            }),
          question,
        ),
    });
    await Promise.all(running.filter(app => app.isRunning()).map(app => app.kill()));
    rmSync(home, { recursive: true, force: true });
  },
});

/** Playwright's own, for specs that import `test` from here. */
export { expect } from '@playwright/test';
