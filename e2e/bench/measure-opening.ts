import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import { endMark, makePost, startMark } from './make-post.ts';
import { measureHeap, type OpeningTimes, openingTimes, startOpeningProbe } from './opening-probe.ts';
import { buildBarePages, type Rig, type RigName, startRigs } from './rigs.ts';

/** What opening the 1 MB post took in one rig, and what memory it then takes. */
export interface OpeningRun {
  readonly rig: RigName;
  readonly times: readonly OpeningTimes[];
  /** Bytes of JavaScript heap after collection, once a round. */
  readonly heaps: readonly { readonly page: number; readonly workers: number }[];
}

const rounds = 5;
const postBytes = 1_000_000;
/** Until the page rests and its heap is measured, in ms. */
const restMs = 3000;

/** Opens a post of 1 MB in each rig, with a worker that has rendered another post before where there is one. */
export async function measureOpening(
  browser: Browser,
  place: ScratchPlace,
  tell: (text: string) => void,
): Promise<readonly OpeningRun[]> {
  tell('opening: 1 MB');
  const rigs = await startRigs(browser, place, await buildBarePages(place), makePost(postBytes));
  const runs = rigs.map(rig => ({
    rig: rig.name,
    times: [] as OpeningTimes[],
    heaps: [] as OpeningRun['heaps'][number][],
  }));
  for (let round = 0; round < rounds; round += 1)
    for (const [index, rig] of rigs.entries()) {
      const { times, heap } = await openOnce(rig);
      runs[index]?.times.push(times);
      runs[index]?.heaps.push(heap);
    }
  await Promise.all(rigs.map(rig => rig.close()));
  return runs;
}

async function openOnce(rig: Rig) {
  const page = await rig.newPage();
  await pause(500);
  await startOpeningProbe(page, startMark, endMark);
  await rig.show(page);
  const times = await openingTimes(page);
  await rig.whenComplete(page);
  await pause(restMs);
  const heap = await measureHeap(page);
  await page.close();
  return { times, heap };
}
