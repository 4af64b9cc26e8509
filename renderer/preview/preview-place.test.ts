import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BrowserRig, browserPath, startBrowserRig } from '../../e2e/support/browser-rig.ts';
import type { createPreviewPage } from './page/patch-preview.ts';
import { answerOf, unit } from './page/random-patches.test-support.ts';
import type { createPreviewPlace } from './preview-place.ts';

interface PlaceWindow {
  readonly createPreviewPage: typeof createPreviewPage;
  readonly createPreviewPlace: typeof createPreviewPlace;
}

describe.skipIf(browserPath === undefined)('the place of a preview', () => {
  let rig: BrowserRig;
  beforeAll(async () => {
    rig = await startBrowserRig([
      new URL('page/patch-preview.ts', import.meta.url),
      new URL('preview-place.ts', import.meta.url),
    ]);
  }, 120_000);
  afterAll(() => rig?.close());

  it('is looked for after a change of size, until the preview is closed', async () => {
    const insert = Array.from({ length: 50 }, (_value, index) => unit(index + 1, 1, 'words'));
    const answer = answerOf([{ at: 0, remove: 0, insert, lines: 0 }]);
    const looks = await rig.page.evaluate(async given => {
      const { createPreviewPage: create, createPreviewPlace: createPlace } =
        globalThis as unknown as PlaceWindow;
      const place = createPlace({
        lastLine: () => 51,
        isFollowing: () => false,
        caretTop: () => undefined,
      });
      const { pane } = place;
      const { refresh } = pane;
      let looks = 0;
      Object.assign(pane, {
        refresh: () => {
          looks += 1;
          refresh();
        },
      });
      const preview = create(frames[0]!.document)!;
      place.attach(preview);
      preview.apply(given, place.beforePatch(true));
      await preview.settled();
      const frame = document.querySelector('iframe')!;
      const count = async (change: () => void) => {
        looks = 0;
        change();
        for (let turn = 0; turn < 4; turn += 1)
          await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
        return looks;
      };
      const resize = async (px: number) => ({
        article: await count(() => (preview.article.style.paddingBottom = `${px}px`)),
        window: await count(() => (frame.style.height = `${px}px`)),
      });
      const open = await resize(300);
      place.close();
      return { open, closed: await resize(400) };
    }, answer);
    expect(looks.open.article).toBeGreaterThan(0);
    expect(looks.open.window).toBeGreaterThan(0);
    expect(looks.closed).toEqual({ article: 0, window: 0 });
  });
});
