import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserRig, browserPath, startBrowserRig } from '../../e2e/support/browser-rig.ts';
import type { placesOf } from './block-places.ts';
import type { createPreviewPage } from './page/patch-preview.ts';
import { answerOf, unit } from './page/random-patches.test-support.ts';

interface PlacesWindow {
  readonly createPreviewPage: typeof createPreviewPage;
  readonly placesOf: typeof placesOf;
}

describe.skipIf(browserPath === undefined)('the places of a paragraph’s lines', () => {
  let rig: BrowserRig;
  beforeAll(async () => {
    rig = await startBrowserRig([
      new URL('page/patch-preview.ts', import.meta.url),
      new URL('block-places.ts', import.meta.url),
    ]);
  }, 120_000);
  afterAll(() => rig?.close());

  /** Every hundredth line is longer than a row. */
  const textOf = (count: number) =>
    Array.from({ length: count }, (_value, index) => `line${index}${index % 100 ? '' : ' long'.repeat(40)}`);

  /** Measures a paragraph of so many lines with the window at its middle; says how far lines in sight are off, in pixels. */
  const measure = (count: number) =>
    rig.page.evaluate(
      ([answer, starts]) => {
        const { createPreviewPage: create, placesOf: places } = globalThis as unknown as PlacesWindow;
        const view = frames[0]! as unknown as typeof globalThis & Window;
        const preview = create(view.document)!;
        preview.clear();
        preview.apply(answer);
        const paragraph = preview.article.querySelector('p')!;
        const last = starts.length;
        // The lines as the engine would give them.
        paragraph.dataset.endLine = String(last);
        view.scrollTo(0, paragraph.offsetHeight / 2);
        const { getBoundingClientRect } = view.Range.prototype;
        let measured = 0;
        view.Range.prototype.getBoundingClientRect = function count(this: Range) {
          measured += 1;
          return getBoundingClientRect.call(this);
        };
        const found = places(preview.units[0]!);
        view.Range.prototype.getBoundingClientRect = getBoundingClientRect;
        const byLine = new Map(found.map(({ line, top }) => [line, top]));
        const box = paragraph.getBoundingClientRect();
        const range = view.document.createRange();
        let seen = 0;
        let off = 0;
        for (const [index, at] of starts.entries()) {
          range.setStart(paragraph.firstChild!, at);
          range.setEnd(paragraph.firstChild!, at + 1);
          const { top, left, height } = range.getBoundingClientRect();
          if (top < 0 || top > view.innerHeight) continue;
          seen += 1;
          const exact = top + (height * (left - box.left)) / box.width;
          off = Math.max(off, Math.abs(exact - (byLine.get(index + 1) ?? Number.NaN)));
        }
        return { measured, lines: found.map(({ line }) => line), seen, off };
      },
      [
        answerOf([{ at: 0, remove: 0, insert: [unit(1, 1, textOf(count).join('\n'))], lines: 0 }]),
        textOf(count).map((_line, index, all) => all.slice(0, index).join('\n').length + (index > 0 ? 1 : 0)),
      ] as const,
    );

  it('are all measured where they are few', async () => {
    const { lines, measured } = await measure(50);
    expect(measured).toBe(49);
    expect(lines).toEqual(Array.from({ length: 51 }, (_value, index) => index + 1));
  });

  it('are measured here and there where they are many, but for those in sight', async () => {
    const { lines, measured, seen, off } = await measure(6000);
    expect(measured).toBeLessThan(450);
    expect(seen).toBeGreaterThan(3);
    expect(off).toBeLessThan(1);
    expect(lines.at(-1)).toBe(6001);
    const gaps = lines.slice(1).map((line, index) => line - (lines[index] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(20);
    expect(Math.min(...gaps)).toBe(1);
  });
});
