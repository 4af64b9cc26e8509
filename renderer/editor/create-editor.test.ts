import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from '../../e2e/support/find-browser.ts';
import { applyChanges, type TextChanges } from '../../shared/model/text-change.ts';
import { bundleEditor } from './bundle-editor.test-support.ts';
import type { EditorCommand, OpenOptions } from './create-editor.ts';
import { drop, type EditorWindow, paste, startEditor } from './editor-page.test-support.ts';

const browserPath = findBrowser();
const module = fileURLToPath(new URL('create-editor.ts', import.meta.url));

const markdown: OpenOptions = { format: 'markdown', metadataEnd: 0, readOnly: false };
const manyLines = Array.from(
  { length: 400 },
  (_, index) => `Line ${index + 1} ${'words '.repeat(index % 40)}`,
);

describe.skipIf(browserPath === undefined)('in a browser', () => {
  let browser: Browser;
  let page: Page;

  const pageErrors: Error[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserPath ?? '' });
    page = await browser.newPage({ viewport: { width: 900, height: 600 } });
    page.on('pageerror', error => pageErrors.push(error));
    await page.setContent(
      '<body style="margin:0"><div id="surface" style="height:600px"></div><button>x</button>',
    );
    await page.addScriptTag({ content: await bundleEditor(module), type: 'module' });
    await page.waitForFunction(() => 'createEditor' in globalThis);
  }, 120_000);

  afterAll(() => browser?.close());

  beforeEach(() => page.evaluate(startEditor));

  afterEach(() => {
    expect(pageErrors.splice(0)).toEqual([]);
  });

  const open = (text: string, options: OpenOptions = markdown) =>
    page.evaluate(
      ([openText, openOptions]) => {
        const editor = (globalThis as unknown as EditorWindow).editor!;
        editor.open(openText, openOptions);
        editor.focus();
      },
      [text, options] as const,
    );
  const text = () => page.evaluate(() => (globalThis as unknown as EditorWindow).editor!.text());
  const place = () => page.evaluate(() => (globalThis as unknown as EditorWindow).editor!.place());
  const calls = (name: string) =>
    page.evaluate(
      wanted => (globalThis as unknown as EditorWindow).calls.filter(call => call[0] === wanted),
      name,
    );
  const replaceText = (next: string) =>
    page.evaluate(value => (globalThis as unknown as EditorWindow).editor!.replaceText(value), next);

  test('it is a text box named Post text with the spelling check on', async () => {
    await open('hello');
    const box = page.getByRole('textbox', { name: 'Post text' });
    expect(await box.textContent()).toBe('hello');
    for (const name of ['aria-multiline', 'spellcheck']) expect(await box.getAttribute(name)).toBe('true');
    expect(await box.getAttribute('aria-readonly')).toBe('false');
  });

  test('the caret blinks while nothing happens, and no animation makes the browser draw every frame', async () => {
    await open('hello');
    await page.waitForFunction(() => document.querySelector('[data-caret-off] > .cm-cursorLayer') !== null);
    expect(
      await page.evaluate(() => {
        const visibility = () => getComputedStyle(document.querySelector('.cm-cursorLayer')!).visibility;
        document.querySelector('.cm-scroller')!.setAttribute('data-caret-off', '');
        const before = visibility();
        (globalThis as unknown as EditorWindow).editor!.replaceText('hello you');
        return [before, visibility()];
      }),
    ).toEqual(['hidden', 'visible']);
    expect(await page.locator('.cm-cursorLayer').evaluate(layer => layer.getAnimations().length)).toBe(0);
  });

  test('opening reports no change, and typing, commands and undo report all of them', async () => {
    await open('hello');
    expect(await calls('change')).toEqual([]);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' world');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('Control+b');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Enter');
    const changes = (await calls('change')).map(call => call[1] as TextChanges);
    expect(changes.reduce(applyChanges, 'hello')).toBe(await text());
    expect(await text()).toBe('hello \n');
  });

  test('a read-only post cannot be typed into', async () => {
    await open('fixed', { ...markdown, readOnly: true });
    await page.keyboard.type('x');
    await page.keyboard.press('Control+b');
    expect(await text()).toBe('fixed');
    expect(await page.getByRole('textbox', { name: 'Post text' }).getAttribute('aria-readonly')).toBe('true');
  });

  test('an outside change keeps caret and undo, is returned and not reported', async () => {
    await open('one\ntwo\nthree');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('!');
    const reported = (await calls('change')).length;
    expect(await replaceText('ONE\ntwo\nthree!')).toEqual([{ from: 0, to: 3, insert: 'ONE' }]);
    expect((await place()).head).toBe(14);
    expect((await calls('change')).length).toBe(reported);
    await page.keyboard.press('Control+z');
    expect(await text()).toBe('ONE\ntwo\nthree');
  });

  test('an outside change above the view keeps what is on the screen', async () => {
    await open(manyLines.join('\n'));
    await page.evaluate(() => (globalThis as unknown as EditorWindow).editor!.pane.hold(200));
    expect((await place()).topLine).toBeCloseTo(200, 0);
    await replaceText(`new\nlines\n${manyLines.join('\n')}`);
    await expect.poll(async () => Math.round((await place()).topLine)).toBe(202);
  });

  test('a post comes back with its undo history, caret and scroll', async () => {
    await open(manyLines.join('\n'), { ...markdown, key: 'a' });
    await page.keyboard.type('typed ');
    await page.evaluate(() => (globalThis as unknown as EditorWindow).editor!.pane.hold(150.5));
    const left = await place();
    const typed = await text();
    await open('another', { ...markdown, key: 'b' });
    await open(typed, { ...markdown, key: 'a' });
    const back = await place();
    expect(back.head).toBe(left.head);
    expect(Math.abs(back.topLine - left.topLine)).toBeLessThan(0.1);
    await page.keyboard.press('Control+z');
    expect(await text()).toBe(manyLines.join('\n'));
  });

  test('a post that begins at its start stays there when it takes the focus', async () => {
    await open(manyLines.join('\n'));
    await page.evaluate(() => (globalThis as unknown as EditorWindow).editor!.pane.hold(150));
    await expect.poll(async () => (await calls('scroll')).length).toBeGreaterThan(0);
    const scrolled = await page.evaluate(text => {
      const editor = (globalThis as unknown as EditorWindow).editor!;
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      editor.open(text, { format: 'markdown', metadataEnd: 0, readOnly: false });
      editor.focus();
      return editor.surface.scrollTop;
    }, manyLines.join('\n'));
    expect(scrolled).toBe(0);
  });

  test('undo does not reach back into another post', async () => {
    await open('first', { ...markdown, key: 'a' });
    await page.keyboard.type('x');
    await open('second', { ...markdown, key: 'b' });
    await page.keyboard.press('Control+z');
    expect(await text()).toBe('second');
  });

  test('every line that is asked for comes to the top, to a fraction of it', async () => {
    await open(manyLines.join('\n'));
    for (const line of [1, 2, 37.5, 199.25, 300, 3]) {
      await page.evaluate(at => (globalThis as unknown as EditorWindow).editor!.pane.hold(at), line);
      expect(Math.abs((await place()).topLine - line), `line ${line}`).toBeLessThan(0.1);
    }
  });

  test('a place outside the text is brought inside', async () => {
    await open('short', { ...markdown, place: { anchor: 900, head: 2, topLine: 70 } });
    expect(await place()).toEqual({ anchor: 5, head: 2, topLine: 1 });
  });

  test('a place is scrolled to when a hidden surface is shown', async () => {
    const show = (isShown: boolean) =>
      page.evaluate(shown => {
        const surface = document.getElementById('surface');
        if (surface) surface.hidden = !shown;
      }, isShown);
    await show(false);
    await open(manyLines.join('\n'), { ...markdown, place: { anchor: 0, head: 0, topLine: 120.5 } });
    await show(true);
    await expect.poll(async () => Math.abs((await place()).topLine - 120.5)).toBeLessThan(0.1);
  });

  test('the caret is reported with its place in the line', async () => {
    await open('a\nb\nc');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    expect(await calls('caret')).toEqual([
      ['caret', 2],
      ['caret', 2.999],
      ['caret', 3.999],
    ]);
  });

  test('leaving for the find panel is no blur, leaving for a button is', async () => {
    await open('text');
    await page.keyboard.press('Control+f');
    expect(
      await page.getByRole('textbox', { name: 'Find' }).evaluate(e => e === document.activeElement),
    ).toBe(true);
    expect(await calls('blur')).toEqual([]);
    await page.locator('button', { hasText: /^x$/ }).focus();
    expect(await calls('blur')).toEqual([['blur']]);
  });

  test('inserted images are one undoable step, and a dropped place follows what is typed meanwhile', async () => {
    await open('one two');
    await drop(page, [{ name: 'cat.png', type: 'image/png' }]);
    const [, count, at] = (await calls('images'))[0] ?? [];
    expect(count).toBe(1);
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('0 ');
    await page.evaluate(position => {
      const editor = (globalThis as unknown as EditorWindow).editor!;
      editor.insertImages(
        [
          { link: '/a.png', alt: 'A [cat]' },
          { link: '/b c.png', alt: '' },
        ],
        position as number,
      );
    }, at);
    const images = '![A \\[cat\\]](/a.png)\n![](</b c.png>)';
    expect(await text()).toBe(
      `0 ${'one two'.slice(0, at as number)}${images}${'one two'.slice(at as number)}`,
    );
    await page.keyboard.press('Control+z');
    expect(await text()).toBe('0 one two');
  });

  test('pasted images are handed over and rich text becomes Markdown', async () => {
    await open('');
    await paste(page, {}, [{ name: 'cat.png', type: 'image/png' }]);
    expect(await calls('images')).toEqual([['images', 1, 'caret']]);
    await paste(page, { 'text/html': '<b>bold</b>', 'text/plain': 'bold' }, []);
    expect(await text()).toBe('**bold**');
  });

  test('a conversion that fails leaves the plain text, and code takes plain text', async () => {
    await open('');
    await paste(page, { 'text/html': '<i>fail</i>', 'text/plain': 'plain' }, []);
    expect(await text()).toBe('plain');
    await open('```\n\n```', { ...markdown, place: { anchor: 4, head: 4, topLine: 1 } });
    await paste(page, { 'text/html': '<b>bold</b>', 'text/plain': 'bold' }, []);
    expect(await text()).toBe('```\nbold\n```');
  });

  test('a conversion that takes its time is written where the caret is, and never into another post', async () => {
    const answer = () => page.evaluate(() => (globalThis as unknown as EditorWindow).answer?.('*late*'));
    await open('');
    await paste(page, { 'text/html': 'later', 'text/plain': 'plain' }, []);
    await page.keyboard.type('typed ');
    await answer();
    await expect.poll(text).toBe('typed *late*');
    await paste(page, { 'text/html': 'later', 'text/plain': 'plain' }, []);
    await open('another post');
    await answer();
    // The answer is written, or not, in the microtasks after it.
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve)));
    expect(await text()).toBe('another post');
  });

  test('embedded data is a label on the screen and stays in the text', async () => {
    const post = `![](data:image/png;base64,${'A'.repeat(4000)}) end`;
    await open(post);
    expect(await page.getByText('data: image/png, 3 KB').isVisible()).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    expect(await text()).toBe(`${post}!`);
  });

  test('pasted lines end as ours do, and an odd line end of the file stays', async () => {
    await open('a\rb\n');
    await page.keyboard.press('Control+End');
    await paste(page, { 'text/plain': 'c\r\nd' }, []);
    expect(await text()).toBe('a\rb\nc\nd');
  });

  test('an address pasted over a selection makes a link', async () => {
    await open('see this', { ...markdown, place: { anchor: 4, head: 8, topLine: 1 } });
    await paste(page, { 'text/plain': 'https://example.org/' }, []);
    expect(await text()).toBe('see [this](https://example.org/)');
  });

  test('images are written as the post is', async () => {
    const written = {
      html: '<img src="/a.png" alt="A &quot;cat&quot;">',
      rest: '.. image:: /a.png\n   :alt: A "cat"',
      text: '/a.png',
    };
    for (const format of ['html', 'rest', 'text'] as const) {
      await open('', { ...markdown, format });
      await page.evaluate(() => {
        const editor = (globalThis as unknown as EditorWindow).editor!;
        editor.insertImages([{ link: '/a.png', alt: 'A "cat"' }], 'caret');
      });
      expect(await text()).toBe(written[format]);
    }
  });

  test('a post that became read-only is so when it comes back', async () => {
    await open('text', { ...markdown, key: 'a' });
    await open('other', { ...markdown, key: 'b' });
    await open('text', { ...markdown, key: 'a', readOnly: true });
    await page.keyboard.type('x');
    expect(await text()).toBe('text');
  });

  test('commands run by name say whether they apply', async () => {
    await open('word', { ...markdown, place: { anchor: 0, head: 4, topLine: 1 } });
    const run = (command: EditorCommand) =>
      page.evaluate(name => (globalThis as unknown as EditorWindow).editor!.run(name), command);
    expect(await run('format.italic')).toBe(true);
    expect(await text()).toBe('*word*');
    await open('word', { ...markdown, format: 'text' });
    expect(await run('format.italic')).toBe(false);
    expect(await run('edit.find')).toBe(true);
    await expect.poll(() => page.getByRole('textbox', { name: 'Find' }).count()).toBe(1);
  });

  test('going to a line puts the caret there and shows it', async () => {
    await open(manyLines.join('\n'));
    await page.evaluate(() => (globalThis as unknown as EditorWindow).editor!.goTo(250));
    expect((await place()).head).toBe(manyLines.slice(0, 249).join('\n').length + 1);
    await expect.poll(() => page.getByText('Line 250 ').isVisible()).toBe(true);
    await expect.poll(async () => (await calls('scroll')).length).toBeGreaterThan(0);
  });

  test('the theme follows what is asked for', async () => {
    const background = (theme: 'light' | 'dark') =>
      page.evaluate(name => {
        (globalThis as unknown as EditorWindow).editor!.setTheme(name);
        return getComputedStyle(document.querySelector('.cm-editor')!).backgroundColor;
      }, theme);
    expect(await background('light')).toBe('rgb(255, 255, 255)');
    expect(await background('dark')).toBe('rgb(23, 25, 30)');
  });

  test('metadata and code are kept out of the spelling check', async () => {
    const metadata = '---\ntitle: a\n---\n';
    await open(`${metadata}\nprose\n\n\`\`\`\ncode\n\`\`\`\n`, { ...markdown, metadataEnd: metadata.length });
    const unspelled = page.locator('.cm-line[spellcheck=false]');
    expect(await unspelled.allTextContents()).toEqual(['---', 'title: a', '---', '```', 'code', '```']);
  });

  test('a line of a megabyte can be typed into', async () => {
    await open(`start\n\n![](data:image/png;base64,${'A'.repeat(1_000_000)})\n`);
    await page.keyboard.type('x');
    expect((await text()).startsWith('xstart')).toBe(true);
  });
});
