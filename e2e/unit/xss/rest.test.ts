import { afterEach, describe, expect, it } from 'vitest';
import { createHostileDocuments, type HostileDocument } from './generate-hostile.ts';
import type { RestRig } from './rest-page.ts';
import { type RunningRig, restPath, startRig } from './start-rig.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const seed = Number(process.env.LEYSIN_SEED ?? Date.now() % 2 ** 31);
const count = isLong ? 20_000 : 600;
const batch = 200;

declare const window: { readonly restRig: RestRig };

let rig: RunningRig | undefined;

afterEach(async () => {
  await rig?.close();
  rig = undefined;
});

async function findRestless(isControl: boolean, total: number): Promise<string[]> {
  rig = await startRig(isControl, restPath);
  const next = createHostileDocuments(seed);
  const found: string[] = [];
  for (let done = 0; done < total; done += batch) {
    const documents: HostileDocument[] = Array.from({ length: batch }, next);
    found.push(...(await rig.page.evaluate(given => window.restRig.findRestless(given), documents)));
  }
  expect(rig.watch.takeExecuted()).toEqual([]);
  expect(rig.watch.takeRequests()).toEqual([]);
  return found;
}

describe('a cleaned document', () => {
  it('is clean and at rest however often a browser writes it down and reads it again', async () => {
    console.log(`rest: ${count} generated documents, seed ${seed}`);
    expect((await findRestless(false, count)).slice(0, 5), `seed ${seed}`).toEqual([]);
  }, 600_000);

  it('would not be without the cleaning', async () => {
    expect((await findRestless(true, batch)).length, `seed ${seed}`).toBeGreaterThan(batch / 2);
  }, 120_000);
});
