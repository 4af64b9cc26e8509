import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../support/find-browser.ts';
import { buildRig } from './build-rig.ts';
import { serveRig } from './serve-rig.ts';
import { type PageWatch, watchPage } from './watch-page.ts';

/** Where the rig's page is below its origin. */
export const rigPath = '/e2e/unit/xss/rig.html';

/** Where the page that cleans documents again and again is. */
export const restPath = '/e2e/unit/xss/rest.html';

/** The rig in a browser. */
export interface RunningRig {
  readonly page: Page;
  readonly watch: PageWatch;
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Builds the rig, serves it and opens it in a browser.
 * @throws Error when there is no browser.
 */
export async function startRig(isControl: boolean, path = rigPath): Promise<RunningRig> {
  const executablePath = findBrowser();
  if (!executablePath)
    throw new Error('The tests of the preview need a browser: install Chromium or Chrome.');
  const built = await buildRig(isControl);
  const served = await serveRig(built.folder, isControl);
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const watch = await watchPage(context, page, served.origin);
  await page.goto(served.origin + path);
  return {
    page,
    watch,
    origin: served.origin,
    async close() {
      await browser.close();
      await served.close();
      await built.remove();
    },
  };
}
