import type { Page } from '@playwright/test';
import { afterEach, describe, expect, it } from 'vitest';
import { testContext } from '../../../shared/markdown/context.test-support.ts';
import { allPayloads, choosePayloads, genericPayloads, placePayload } from './payloads.ts';
import type { Rig } from './rig-page.ts';
import { type RunningRig, rigPath, startRig } from './start-rig.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const seed = Number(process.env.LEYSIN_SEED ?? 20_261);
const timeLimitMs = isLong ? 1_800_000 : 240_000;
const context = testContext();

declare const window: { readonly rig: Rig };

let rig: RunningRig | undefined;

afterEach(async () => {
  await rig?.close();
  rig = undefined;
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
      rig = await startRig(false);
      const { page, watch } = rig;
      const payloads = isLong ? allPayloads() : choosePayloads(allPayloads(), 100, seed);
      const failures: string[] = [];
      // A rig that shows nothing would pass everything.
      expect(await page.evaluate(given => window.rig.show('*a*\n\nb\n', given), context)).toBe(2);
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
      const after = await page.evaluate(() => window.rig.change([{ from: 0, to: 0, insert: 'a' }]));
      expect(after.kind).toBe('patch');
    },
    timeLimitMs,
  );

  it(
    'would run without the protections',
    async () => {
      rig = await startRig(true);
      const { page, watch, origin } = rig;
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
