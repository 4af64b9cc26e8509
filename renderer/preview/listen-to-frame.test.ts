import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserRig, browserPath, startBrowserRig } from '../../e2e/support/browser-rig.ts';
import type { listenToFrame } from './listen-to-frame.ts';

const post = `
  <p><a id=first href=#nowhere>first</a></p>
  <p><a id=reference href=#note>1</a> <a id=home href=#>home</a> <a id=top-link href=#TOP>top</a></p>
  <div style="height: 3000px"></div>
  <ol><li id=note><p>words <a id=back href=#reference>back</a></p></li></ol>
  <div style="height: 3000px"></div>`;

describe.skipIf(browserPath === undefined)('a link within the post', () => {
  let rig: BrowserRig;
  beforeAll(async () => {
    rig = await startBrowserRig([new URL('listen-to-frame.ts', import.meta.url)]);
    await rig.page.evaluate(() => {
      const { listenToFrame: listen } = globalThis as unknown as { listenToFrame: typeof listenToFrame };
      const nothing = () => undefined;
      const listeners = { onOpenLink: nothing, onPick: nothing, onWrite: nothing, onKey: () => false };
      listen(frames[0]!.document, () => 1, listeners);
    });
  }, 120_000);
  afterAll(() => rig?.close());
  beforeEach(() =>
    rig.page.evaluate(html => {
      frames[0]!.document.querySelector('article')!.innerHTML = html;
    }, post),
  );

  const follow = (id: string) => rig.page.frameLocator('iframe').locator(`#${id}`).press('Enter');
  const stand = () =>
    rig.page.evaluate(() => {
      const { document: owner, scrollY } = frames[0]!;
      const focused = owner.activeElement;
      const ready = [...owner.querySelectorAll('[tabindex]')].map(({ id, localName }) => id || localName);
      return { focused: focused?.id || focused?.localName, ready, isAtTop: scrollY === 0 };
    });

  it('takes the focus along, and Tab goes on from there', async () => {
    await follow('reference');
    expect(await stand()).toEqual({ focused: 'note', ready: ['note'], isAtTop: false });
    await rig.page.keyboard.press('Tab');
    expect(await stand()).toEqual({ focused: 'back', ready: [], isAtTop: false });
    await rig.page.keyboard.press('Enter');
    expect(await stand()).toMatchObject({ focused: 'reference', ready: [] });
  });

  it.each(['home', 'top-link'])('leads to the top: %s', async id => {
    await follow('reference');
    expect(await stand()).toMatchObject({ isAtTop: false });
    await follow(id);
    expect(await stand()).toEqual({ focused: 'body', ready: ['body'], isAtTop: true });
    await rig.page.keyboard.press('Tab');
    expect(await stand()).toEqual({ focused: 'first', ready: [], isAtTop: true });
  });

  it('stays where it is when nothing has the name', async () => {
    await follow('first');
    expect(await stand()).toMatchObject({ focused: 'first', ready: [] });
  });
});
