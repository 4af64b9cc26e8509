import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testContext } from '../../../shared/markdown/context.test-support.ts';
import { findBrowser } from '../../support/find-browser.ts';
import { buildRig } from './build-rig.ts';
import { allPayloads, choosePayloads, genericPayloads, placePayload } from './payloads.ts';
import type { Rig } from './rig-page.ts';
import { serveRig } from './serve-rig.ts';
import { type PageWatch, watchPage } from './watch-page.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const seed = Number(process.env.LEYSIN_SEED ?? 20_261);
const timeLimitMs = isLong ? 1_800_000 : 240_000;
const rigPath = '/e2e/unit/xss/rig.html';
const context = testContext();

declare const window: { readonly rig: Rig };

interface RunningRig {
  readonly page: Page;
  readonly watch: PageWatch;
  readonly origin: string;
}

const closers: (() => Promise<void>)[] = [];

async function startRig(isControl: boolean): Promise<RunningRig> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('The XSS test needs a browser: install Chromium or Chrome.');
  const built = await buildRig(isControl);
  closers.push(built.remove);
  const served = await serveRig(built.folder, isControl);
  closers.push(served.close);
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  closers.push(() => browser.close());
  const browserContext: BrowserContext = await browser.newContext();
  const page = await browserContext.newPage();
  const watch = await watchPage(browserContext, page, served.origin);
  await page.goto(served.origin + rigPath);
  return { page, watch, origin: served.origin };
}

beforeEach(() => {
  closers.length = 0;
});
afterEach(async () => {
  for (const close of closers.reverse()) await close();
});

async function showAndPoke(page: Page, text: string): Promise<void> {
  await page.evaluate(
    async given => {
      await window.rig.show(given.text, given.context);
      await window.rig.poke();
    },
    { text, context },
  );
}

describe('hostile posts', () => {
  it(
    'run nothing, ask for nothing and leave the preview working',
    async () => {
      const { page, watch } = await startRig(false);
      const payloads = isLong ? allPayloads() : choosePayloads(allPayloads(), 100, seed);
      const failures: string[] = [];
      for (const payload of payloads) {
        for (const [place, text] of Object.entries(placePayload(payload))) {
          await showAndPoke(page, text);
          const links = await page.evaluate(() => window.rig.takeLinks());
          const bad = links.filter(link => link.kind === 'web' && !/^(?:https?|mailto):/i.test(link.href));
          const found = [
            ...watch.takeExecuted(),
            ...watch.takeRequests().map(url => `request: ${url}`),
            ...bad.map(link => `link: ${link.href}`),
            ...((await page.evaluate(() => window.rig.isFrameWell())) ? [] : ['the frame is not well']),
          ];
          if (found.length > 0) failures.push(`${place}: ${payload}\n  ${found.join('\n  ')}`);
        }
      }
      expect(failures, `seed ${seed}`).toEqual([]);
      expect(await page.evaluate(() => window.rig.type())).toBe(true);
    },
    timeLimitMs,
  );

  it(
    'would run without the protections',
    async () => {
      const { page, watch, origin } = await startRig(true);
      const payloads = choosePayloads(genericPayloads(), isLong ? 400 : 60, seed);
      let executed = 0;
      for (const payload of payloads) {
        // A payload that runs may take the page with it, hence a new one and no complaint.
        await page.goto(origin + rigPath).catch(() => undefined);
        const poked = showAndPoke(page, payload).catch(() => undefined);
        await Promise.race([poked, page.waitForEvent('dialog', { timeout: 3000 }).catch(() => undefined)]);
        if (watch.takeExecuted().length > 0) executed += 1;
      }
      expect(executed, `of ${payloads.length}, seed ${seed}`).toBeGreaterThanOrEqual(payloads.length / 4);
    },
    timeLimitMs,
  );
});
