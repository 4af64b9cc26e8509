import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testContext } from '../../../shared/markdown/context.test-support.ts';
import { changesOf, createNumbers } from '../../../shared/markdown/random-changes.test-support.ts';
import { applyChanges } from '../../../shared/model/text-change.ts';
import { findSharedData } from '../../support/shared-data.ts';
import type { Rig } from './rig-page.ts';
import { type RunningRig, startRig } from './start-rig.ts';

declare const window: { readonly rig: Rig; dispatchEvent(event: Event): boolean };

const context = testContext();
let rig: RunningRig;
let page: Page;

beforeAll(async () => {
  rig = await startRig(false);
  page = rig.page;
}, 120_000);
afterAll(async () => {
  await rig?.close();
});
beforeEach(() => {
  rig.watch.takeRequests();
});

const show = (text: string) =>
  page.evaluate(given => window.rig.show(given.text, given.context), { text, context });
const insert = (from: number, text: string, to = from) =>
  page.evaluate(changes => window.rig.change(changes), [{ from, to, insert: text }]);
const article = () =>
  page.evaluate(() => window.rig.frame.contentDocument?.querySelector('article')?.innerHTML ?? '');

describe('the page', () => {
  it('shows the metadata above the article as text', async () => {
    await show('---\ntitle: A <b>title</b>\ntags: [one]\n---\n\ntext\n');
    const header = await page.evaluate(
      () => window.rig.frame.contentDocument?.querySelector('header')?.textContent,
    );
    expect(header).toContain('A <b>title</b>');
    expect(header).toContain('one');
  });

  it('leaves the nodes of other blocks alone and moves their lines', async () => {
    await show('first\n\nsecond\n\n<video src="a.mp4"></video>\n');
    await page.evaluate(() => {
      const video = window.rig.frame.contentDocument?.querySelector('video');
      if (video) (video as HTMLElement).dataset.mark = 'same';
    });
    await insert(5, '\n\nnew');
    expect(await article()).toMatch(/<video[^>]*data-line="7"[^>]*data-mark="same"/);
    expect(await article()).toMatch(/<p data-line="3"[^>]*>new<\/p>/);
  });

  it('shows the title once when the post begins with it as a heading', async () => {
    const titleHeight = () =>
      page.evaluate(() => {
        const title = window.rig.frame.contentDocument?.querySelector<HTMLElement>('header h1');
        return { text: title?.textContent, isSeen: (title?.offsetHeight ?? 0) > 1 };
      });
    await show('---\ntitle: First snow\n---\n\n# First *snow*\n\ntext\n');
    expect(await titleHeight()).toEqual({ text: 'First snow', isSeen: false });
    await insert(40, 'ed');
    expect(await article()).toMatch(/^<h1[^>]*>First /);
    expect(await titleHeight()).toEqual({ text: 'First snow', isSeen: true });
    await show('---\ntitle: First snow\n---\n\ntext\n\n# First snow\n');
    expect(await titleHeight()).toEqual({ text: 'First snow', isSeen: true });
  });

  it.each([
    ['Arabic', 'السلام عليكم', 'rtl', 'right'],
    ['English', 'Hello there', 'ltr', 'left'],
  ] as const)(
    'puts bullets, bars and the date on the side where %s begins',
    async (_name, text, dir, side) => {
      await show(`---\ntitle: ${text}\ndate: 2024-05-01\n---\n\n- ${text}\n- [ ] ${text}\n\n> ${text}\n`);
      const found = await page.evaluate(where => {
        const owner = window.rig.frame.contentDocument;
        const styleOf = (selector: string) => {
          const element = owner?.querySelector(selector);
          return element ? getComputedStyle(element) : undefined;
        };
        return {
          directions: ['ul', 'li', 'blockquote', 'blockquote p', '.facts'].map(
            name => styleOf(name)?.direction,
          ),
          bullets: styleOf('ul')?.getPropertyValue(`padding-${where}`),
          bar: styleOf('blockquote')?.getPropertyValue(`border-${where}-width`),
        };
      }, side);
      expect(found.directions).toEqual([dir, dir, dir, dir, dir]);
      expect(Number.parseFloat(found.bullets ?? '')).toBeGreaterThan(16);
      expect(found.bar).toBe('3px');
    },
  );

  it.each([
    ['Arabic', '> [!NOTE]\n> ملاحظة مهمة.', 'rtl', 'right'],
    ['Arabic of a title', '> [!NOTE] ملاحظة', 'rtl', 'right'],
    ['English', '> [!NOTE]\n> Important.', 'ltr', 'left'],
    ['English below an Arabic title', ':::note ملاحظة\nImportant.\n:::', 'ltr', 'left'],
  ] as const)('gives a callout the direction of its text: %s', async (_name, text, dir, side) => {
    await show(`${text}\n`);
    const found = await page.evaluate(where => {
      const owner = window.rig.frame.contentDocument;
      const styles = ['.callout', '.callout-title'].map(name => {
        const element = owner?.querySelector(name);
        return element ? getComputedStyle(element) : undefined;
      });
      return {
        directions: styles.map(style => style?.direction),
        bar: styles[0]?.getPropertyValue(`border-${where}-width`),
      };
    }, side);
    expect(found).toEqual({ directions: [dir, dir], bar: '4px' });
  });

  it.each([
    ['an Arabic table', '| اسم | قيمة |\n|---|---|\n| ألف | 1 |', 'en', 'right'],
    ['an Arabic table in an Arabic post', '| اسم | قيمة |\n|---|---|\n| ألف | 1 |', 'ar', 'right'],
    ['an English table', '| a | b |\n|---|---|\n| c | 1 |', 'en', 'left'],
    ['an English table in an Arabic post', '| a | b |\n|---|---|\n| c | 1 |', 'ar', 'left'],
  ] as const)('stands %s where its text begins', async (_name, table, lang, side) => {
    await show(`---\ntitle: x\nlang: ${lang}\n---\n\n${table}\n`);
    const gaps = await page.evaluate(() => {
      const owner = window.rig.frame.contentDocument;
      const inner = owner?.querySelector('table')?.getBoundingClientRect();
      const outer = owner?.querySelector('article')?.getBoundingClientRect();
      return inner && outer ? { left: inner.left - outer.left, right: outer.right - inner.right } : undefined;
    });
    expect(Math.round(gaps?.[side] ?? -1)).toBe(0);
    expect(gaps?.[side === 'left' ? 'right' : 'left']).toBeGreaterThan(100);
  });

  it('takes the language of the post for the direction of what has no letters', async () => {
    const language = () =>
      page.evaluate(() => {
        const shown = window.rig.frame.contentDocument?.querySelector('article');
        return [shown?.lang, shown && getComputedStyle(shown).direction];
      });
    await show('---\ntitle: x\nlang: ar\n---\n\n***\n');
    expect(await language()).toEqual(['ar', 'rtl']);
    await show('---\ntitle: x\nlang: en\n---\n\n***\n');
    expect(await language()).toEqual(['en', 'ltr']);
  });

  it('says which picture was not found', async () => {
    await show('a ![A <b>cat</b>](images/no%20cat.png)\n\n![](images/gone.png)\n');
    const boxes = page.frameLocator('iframe').locator('img[data-missing]');
    await boxes.nth(1).waitFor();
    const found = await boxes.evaluateAll(images =>
      images.map(image => ({
        name: image.getAttribute('aria-label'),
        words: getComputedStyle(image, '::after').content,
        isSeen: image.getBoundingClientRect().width > 100,
      })),
    );
    expect(found).toEqual(
      [
        'Picture not found: posts/images/no cat.png (A <b>cat</b>)',
        'Picture not found: posts/images/gone.png',
      ].map(name => ({ name, words: `"${name}"`, isSeen: true })),
    );
  });

  it('shows a picture that was not found once another program has put it there', async () => {
    const pattern = '**/images/late.svg';
    await page.route(pattern, route => route.fulfill({ status: 404 }));
    await show('![Late](images/late.svg)\n');
    const picture = page.frameLocator('iframe').locator('img');
    await page.frameLocator('iframe').locator('img[data-missing]').waitFor();
    await page.unroute(pattern);
    const body = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>';
    await page.route(pattern, route => route.fulfill({ contentType: 'image/svg+xml', body }));
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.frameLocator('iframe').locator('img:not([data-missing])').waitFor();
    expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.alt])).toEqual([
      40,
      'Late',
    ]);
    expect(await picture.getAttribute('role')).toBeNull();
    await page.unroute(pattern);
  });

  it('lays formulas out without a style attribute in the way of the policy', async () => {
    await show('$$\\frac{a}{b}$$\n\n$\\sqrt{x}$\n');
    const found = await page.evaluate(() => {
      const owner = window.rig.frame.contentDocument;
      const strut = owner?.querySelector<HTMLElement>('.katex .katex-strut');
      return { height: strut?.style.height ?? '', svg: owner?.querySelector('svg')?.namespaceURI };
    });
    expect(found.height).toMatch(/em$/);
    expect(found.svg).toBe('http://www.w3.org/2000/svg');
  });

  it('asks nobody for remote pictures', async () => {
    await show(
      '![x](https://pics.example.invalid/a.png) <video src="https://v.example.invalid/a.mp4"></video>\n',
    );
    expect(await article()).toContain('Image from pics.example.invalid not shown: x');
    expect(rig.watch.takeRequests()).toEqual([]);
  });

  it('follows no link itself and tells what was clicked', async () => {
    await show('# Place\n\n[a](#place) [b](https://x.example/) [c](other.md) [d](//y.example/z)\n');
    await page.evaluate(() => {
      for (const link of window.rig.frame.contentDocument?.querySelectorAll('a') ?? []) link.click();
    });
    expect(await page.evaluate(() => window.rig.takeLinks())).toEqual([
      { href: '#place', kind: 'anchor' },
      { href: 'https://x.example/', kind: 'web' },
      { href: 'other.md', kind: 'post' },
      { href: 'https://y.example/z', kind: 'web' },
    ]);
    expect(await page.evaluate(() => window.rig.isFrameWell())).toBe(true);
  });

  it('opens a link by the Enter key', async () => {
    await show('[b](https://x.example/)\n');
    await page.evaluate(() => window.rig.frame.contentDocument?.querySelector('a')?.focus());
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (window as unknown as { rig: Rig }).rig.peekLinks() === 1);
    expect(await page.evaluate(() => window.rig.takeLinks())).toEqual([
      { href: 'https://x.example/', kind: 'web' },
    ]);
  });

  it('tells the line of a clicked block', async () => {
    await show('a\n\nb\n');
    await page.frameLocator('iframe').getByText('b', { exact: true }).click();
    expect(await page.evaluate(() => window.rig.takeLines())).toEqual([3]);
  });

  it('takes the theme it is given', async () => {
    const theme = (name: 'light' | 'dark') =>
      page.evaluate(given => {
        window.rig.preview.setTheme(given);
        const owner = window.rig.frame.contentDocument;
        return owner ? getComputedStyle(owner.documentElement).backgroundColor : '';
      }, name);
    expect(await theme('dark')).not.toBe(await theme('light'));
    await page.evaluate(() => window.rig.preview.setTheme('system'));
  });
});

describe('places', () => {
  const long = Array.from({ length: 200 }, (_, index) => `paragraph ${index}\n`).join('\n');
  const topOf = (line: number) =>
    page.evaluate(
      wanted =>
        window.rig.frame.contentDocument?.querySelector(`[data-line="${wanted}"]`)?.getBoundingClientRect()
          .top ?? Number.NaN,
      line,
    );
  const height = () => page.evaluate(() => window.rig.frame.contentWindow?.innerHeight ?? 0);
  /** Waits for the frames in which blocks get their true heights. */
  const settled = () =>
    page.evaluate(
      () =>
        new Promise<void>(resolve => {
          const wait = (left: number) =>
            left === 0 ? resolve() : requestAnimationFrame(() => wait(left - 1));
          wait(5);
        }),
    );

  it('puts a line a third down', async () => {
    await show(long);
    await page.evaluate(() => window.rig.preview.pane.hold(201));
    await settled();
    expect(Math.abs((await topOf(201)) - (await height()) / 3)).toBeLessThan(4);
  });

  it('keeps the caret in sight and does not move when it is', async () => {
    await show(long);
    await page.evaluate(() => window.rig.preview.showCaret(301));
    await settled();
    const top = await topOf(301);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(await height());
    await page.evaluate(() => window.rig.preview.showCaret(303));
    await settled();
    // Blocks that come near the window get their true heights, a pixel more or less.
    expect(Math.abs((await topOf(301)) - top)).toBeLessThan(4);
  });

  it('begins another post at its start', async () => {
    await show(`${long}\nmore\n`);
    expect(await page.evaluate(() => window.rig.frame.contentWindow?.scrollY)).toBe(0);
  });
});

describe('trouble', () => {
  it('begins anew when what stood on the page is gone', async () => {
    await show('one\n\ntwo\n\nthree\n');
    await page.evaluate(() => window.rig.frame.contentDocument?.querySelector('article')?.replaceChildren());
    await insert('one\n\ntwo'.length, '!');
    await expect.poll(article).toContain('three');
    expect(await article()).toMatch(/one.*two!/s);
  });

  it('goes on with the last good preview while a text stops the worker, and recovers', async () => {
    await show('good\n');
    const bad = '[a](<b'.repeat(40_000);
    const from = 'good'.length;
    await page.evaluate(
      given => window.rig.preview.change([{ from: given.from, to: given.from, insert: given.bad }]),
      { from, bad },
    );
    await page.waitForFunction(() => (window as unknown as { rig: Rig }).rig.stalls.includes(true));
    expect(await article()).toContain('good');
    await insert(from, '!', from + bad.length);
    expect(await article()).toContain('good!');
    expect(await page.evaluate(() => window.rig.stalls.at(-1))).toBe(false);
  }, 60_000);
});

/** The article when each picture of the blog has come, or is said to be missing. */
async function articleWithPictures(): Promise<string> {
  await page.waitForFunction(() => {
    const images = window.rig.frame.contentDocument?.querySelectorAll<HTMLImageElement>('article img[src]');
    return [...(images ?? [])].every(
      image => image.naturalWidth > 0 || image.hasAttribute('data-missing') || image.src === '',
    );
  });
  return article();
}

it('comes by patches to the same page as by a fresh render', async () => {
  const seed = Number(process.env.LEYSIN_SEED ?? 7);
  const next = createNumbers(seed);
  const path = findSharedData('payloads/commonmark-spec.json');
  const snippets = path
    ? (JSON.parse(readFileSync(path, 'utf8')) as { items: { markdown: string }[] }).items.map(
        each => each.markdown,
      )
    : ['# a\n', '- b\n- c\n', 'd[^1]\n\n[^1]: e\n', '<div>\n', '</div>\n', '$x$\n'];
  const pick = () => snippets[next(snippets.length)] ?? '';
  const steps = process.env.LEYSIN_LONG === '1' ? 1000 : 60;
  let text = Array.from({ length: 5 }, pick).join('\n');
  await show(text);
  for (let step = 0; step < steps; step += 1) {
    const changes = changesOf(text, next(2 ** 31), ['x', '\n\n', '', pick(), pick()]);
    const after = applyChanges(text, changes);
    if (after === text) continue;
    text = after.slice(0, 4000);
    const cut = after.length > text.length ? [{ from: text.length, to: after.length, insert: '' }] : [];
    await page.evaluate(given => window.rig.change(given), changes);
    if (cut.length > 0) await page.evaluate(given => window.rig.change(given), cut);
    const patched = await articleWithPictures();
    await show(text);
    expect(patched, `seed ${seed}, step ${step}`).toBe(await articleWithPictures());
  }
}, 600_000);
