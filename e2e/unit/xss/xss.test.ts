import type { Page } from '@playwright/test';
import { afterEach, describe, expect, it } from 'vitest';
import { testContext } from '../../../shared/markdown/context.test-support.ts';
import type { RenderContext } from '../../../shared/markdown/preview-protocol.ts';
import { allPayloads, choosePayloads, genericPayloads } from '../../support/hostile-payloads.ts';
import { hostileFileName, placePayload } from '../../support/hostile-places.ts';
import type { Rig } from './rig-page.ts';
import { type RunningRig, rigPath, startRig } from './start-rig.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const seed = Number(process.env.LEYSIN_SEED ?? 20_261);
const timeLimitMs = isLong ? 3_600_000 : 240_000;
const context = testContext();

declare const window: { readonly rig: Rig };

let rig: RunningRig | undefined;

afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

/** A post that holds the payload in one of its nine places. */
interface HostileCase {
  readonly place: string;
  readonly text: string;
  readonly context: RenderContext;
}

function casesOf(payload: string): HostileCase[] {
  const inText = Object.entries(placePayload(payload)).map(([place, text]) => ({ place, text, context }));
  const path = `${hostileFileName(payload)}.md`;
  const text = '![a](a.png) [b](b.md)\n';
  return [...inText, { place: 'file name', text, context: { ...context, path } }];
}

async function showAndPoke(page: Page, given: Omit<HostileCase, 'place'>): Promise<void> {
  await page.evaluate(
    async ({ text, context }) => {
      await window.rig.show(text, context);
      await window.rig.poke();
    },
    { text: given.text, context: given.context },
  );
}

describe('hostile posts', () => {
  it(
    'run nothing, ask for nothing and leave the preview working',
    async () => {
      rig = await startRig(false);
      const { page, watch } = rig;
      const payloads = isLong ? allPayloads() : choosePayloads(allPayloads(), 25, seed);
      const failures: string[] = [];
      // A rig that shows nothing would pass everything.
      expect(await page.evaluate(given => window.rig.show('*a*\n\nb\n', given), context)).toBe(2);
      for (const payload of payloads) {
        for (const given of casesOf(payload)) {
          await showAndPoke(page, given);
          const links = await page.evaluate(() => window.rig.takeLinks());
          const bad = links.filter(link => link.kind === 'web' && !/^(?:https?|mailto):/i.test(link.href));
          const found = [
            ...watch.takeExecuted(),
            ...watch.takeRequests().map(url => `request: ${url}`),
            ...bad.map(link => `link: ${link.href}`),
            ...((await page.evaluate(() => window.rig.isFrameWell())) ? [] : ['the frame is not well']),
          ];
          if (found.length > 0) failures.push(`${given.place}: ${payload}\n  ${found.join('\n  ')}`);
        }
      }
      console.log(`xss: ${payloads.length} payloads in 9 places: ${failures.length} failures, seed ${seed}`);
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
      const payloads = choosePayloads(genericPayloads(), isLong ? 400 : 25, seed);
      let executed = 0;
      // A dialog for each event of each element would take minutes; the watch hears this, too.
      await page.addInitScript(() => {
        const tell = () => console.log('ran');
        Object.assign(globalThis, { alert: tell, confirm: tell, prompt: tell, print: tell });
      });
      for (const payload of payloads) {
        // A payload that runs may take the page with it, hence a new one and no complaint.
        await page.goto(origin + rigPath).catch(() => undefined);
        const poked = showAndPoke(page, { text: payload, context }).catch(() => undefined);
        await Promise.race([poked, page.waitForEvent('console', { timeout: 3000 }).catch(() => undefined)]);
        if (watch.takeExecuted().length > 0) executed += 1;
      }
      console.log(`xss: the control executed ${executed} of ${payloads.length}, seed ${seed}`);
      expect(executed, `of ${payloads.length}, seed ${seed}`).toBeGreaterThanOrEqual(payloads.length / 4);
    },
    timeLimitMs,
  );
});
