import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { hardPosts, metadataOnly, tallPictures } from '../../support/sync/hard-posts.ts';
import {
  distanceBetween,
  driftBetween,
  isAtNotes,
  mostOf,
  type PaneName,
  panesAtRest,
  turnWheel,
  viewPanes,
} from '../../support/sync/panes.ts';

const positions = process.env.LEYSIN_LONG === '1' ? 200 : 6;

/** Numbers from 0 to 1 that look like chance and are the same in every run. */
function createChance(): () => number {
  let state = 12_345;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

interface Measured {
  readonly counted: number;
  /** The largest distance, in lines of text, and where it was. */
  readonly worst: number;
  readonly at: number;
  /** The largest distance between the first place and the one after there and back, in lines of text. */
  readonly worstReturn: number;
}

/**
 * Scrolls a pane to a place anywhere in the post but in the notes at the end of the preview: in the text they stand between
 * the paragraphs, so no line there is beside them.
 */
async function scrollAnywhere({ page }: BlogWindow, pane: PaneName, chance: () => number) {
  for (let tries = 0; tries < 20; tries += 1) {
    const start = (await viewPanes(page))[pane];
    await turnWheel(page, pane, Math.round(chance() * mostOf(start) - start.scrolled));
    const there = await viewPanes(page);
    if (!isAtNotes(there[pane])) return there;
  }
  throw new Error('the post is nothing but notes');
}

/** Scrolls one pane to places all over the post and compares the other one with it. */
async function measure(window: BlogWindow, leader: PaneName, count: number): Promise<Measured> {
  const { page } = window;
  const follower = leader === 'editor' ? 'preview' : 'editor';
  const chance = createChance();
  let [counted, worst, at, worstReturn] = [0, 0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const there = await scrollAnywhere(window, leader, chance);
    const distance = distanceBetween(there.editor, there.preview);
    if (distance === undefined) continue;
    counted += 1;
    const lines = distance / there.preview.lineHeight;
    if (lines > worst) [worst, at] = [lines, there[leader].scrolled];
    // The other pane leads for a pixel: the first one must not go elsewhere.
    await turnWheel(page, follower, there[follower].scrolled > 1 ? -1 : 1);
    const back = (await viewPanes(page))[leader];
    // Where a pixel of one pane is many of the other, the pixel that was turned is not a drift.
    const moved = distanceBetween(
      leader === 'editor' ? back : there.editor,
      leader === 'editor' ? there.preview : back,
    );
    const drift = Math.min(driftBetween(there[leader], back), moved ?? Number.POSITIVE_INFINITY);
    worstReturn = Math.max(worstReturn, drift / back.lineHeight);
  }
  return { counted, worst, at, worstReturn };
}

async function openHardPost(window: BlogWindow, name: string): Promise<void> {
  await window.openPost(name);
  await expect(window.article).toContainText(/q\d+q/);
  await panesAtRest(window.page);
}

for (const { name, text, isLarge } of hardPosts) {
  test(`both panes are at the same place: ${name}`, async ({ desk }) => {
    test.setTimeout(600_000);
    const window = await desk.open(desk.makeBlog({ 'post.md': text, ...tallPictures }, false));
    await openHardPost(window, name);
    if (isLarge) for (let step = 0; step < 3; step += 1) await window.runCommand('Larger text');
    for (const leader of ['editor', 'preview'] as const) {
      const { counted, worst, at, worstReturn } = await measure(window, leader, positions);
      console.log(
        `sync: ${name}, ${leader} leads: ${counted} of ${positions} places, at most ${worst.toFixed(2)} lines off (at ${Math.round(at)}), ${worstReturn.toFixed(2)} there and back`,
      );
      expect.soft(counted, leader).toBeGreaterThan(positions * 0.8);
      expect.soft(worst, `${leader} leads, at ${at}`).toBeLessThan(1);
      expect.soft(worstReturn, `${leader}, there and back`).toBeLessThan(1);
    }
  });
}

test('a post of metadata alone is at its start and its end in both panes', async ({ desk }) => {
  const window = await desk.open(desk.makeBlog({ 'post.md': metadataOnly }, false));
  await window.openPost('Only metadata');
  await expect(window.previewFrame.locator('header')).toContainText('Only metadata');
  await turnWheel(window.page, 'editor', 100_000);
  const { editor, preview } = await viewPanes(window.page);
  expect(mostOf(editor)).toBeGreaterThan(100);
  expect(Math.abs(editor.scrolled - mostOf(editor))).toBeLessThan(1);
  expect(Math.abs(preview.scrolled - mostOf(preview))).toBeLessThan(1);
});

test('the measure finds panes that are not in step', async ({ desk }) => {
  const { name, text } = hardPosts[0] ?? { name: '', text: '' };
  const window = await desk.open(desk.makeBlog({ 'post.md': text, ...tallPictures }, false));
  await openHardPost(window, name);
  await window.button('Scroll panes together').click();
  const { counted, worst } = await measure(window, 'editor', 4);
  expect(counted === 0 || worst > 5).toBe(true);
});
