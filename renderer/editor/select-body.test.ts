import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from '../../e2e/support/find-browser.ts';
import { bundleEditor } from './bundle-editor.test-support.ts';
import { type EditorWindow, startEditor } from './editor-page.test-support.ts';

const browserPath = findBrowser();
const module = fileURLToPath(new URL('create-editor.ts', import.meta.url));
const metadata = '---\ntitle: a\n---\n\n';
const longBody = Array.from({ length: 500 }, (_, index) => `Line ${index + 1}\n`).join('');

describe.skipIf(browserPath === undefined)('what is selected in a browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserPath ?? '' });
    page = await browser.newPage({ viewport: { width: 900, height: 600 } });
    await page.setContent('<body style="margin:0"><div id="surface" style="height:600px"></div>');
    await page.addScriptTag({ content: await bundleEditor(module), type: 'module' });
    await page.waitForFunction(() => 'createEditor' in globalThis);
  }, 120_000);

  afterAll(() => browser?.close());

  beforeEach(() => page.evaluate(startEditor));

  const open = (text: string, metadataEnd: number) =>
    page.evaluate(
      ([openText, end]) => {
        const editor = (globalThis as unknown as EditorWindow).editor!;
        editor.open(openText, { format: 'markdown', metadataEnd: end, readOnly: false, isBodyFirst: true });
        editor.focus();
      },
      [text, metadataEnd] as const,
    );
  const text = () => page.evaluate(() => (globalThis as unknown as EditorWindow).editor!.text());
  const byKey = () => page.keyboard.press('ControlOrMeta+a');
  // What the desktop's menus do; the browser tells the editor of it before a hand comes to the next key.
  const byMenu = () =>
    page.evaluate(() => {
      const told = new Promise(resolve =>
        document.addEventListener('selectionchange', resolve, { once: true }),
      );
      document.execCommand('selectAll');
      return told;
    });
  const anew = (body: string) => metadata + body;

  const ways = [
    ['a key', byKey, 'Hello.\n\nYou.\n'],
    ['a key in a long post', byKey, longBody],
    ['a menu', byMenu, 'Hello.\n\nYou.\n'],
    ['a menu in a long post', byMenu, longBody],
  ] as const;

  test.each(ways)('all of the body by %s', async (_, selectAll, body) => {
    await open(anew(body), metadata.length - 1);
    await page.keyboard.press('Control+End');
    await selectAll();
    await page.keyboard.insertText('New');
    expect(await text()).toBe(anew('New'));
  });

  // A test of its own: for 50 ms after text came in, CodeMirror takes a selection for that text once more.
  test.each(ways)('the metadata, too, when asked twice by %s', async (_, selectAll, body) => {
    await open(anew(body), metadata.length - 1);
    await page.keyboard.press('Control+End');
    await selectAll();
    await page.keyboard.press('ArrowRight');
    await selectAll();
    await selectAll();
    await page.keyboard.insertText('All');
    expect(await text()).toBe('All');
  });

  test('all by a script, which fills the box', async () => {
    await open(anew('Hello.'), metadata.length - 1);
    await page.keyboard.press('Control+End');
    await page.getByRole('textbox', { name: 'Post text' }).fill('All');
    expect(await text()).toBe('All');
  });

  test('nothing of an empty body, so that what is pasted leaves the metadata', async () => {
    await open(metadata, metadata.length - 1);
    await page.keyboard.press('Control+End');
    await byKey();
    await page.keyboard.insertText('Hello.');
    expect(await text()).toBe(anew('Hello.'));
  });

  test('all where the caret is in the metadata, where there is none, and as far as keys go', async () => {
    for (const [end, keys] of [
      [metadata.length, ['Control+Home', 'ControlOrMeta+a']],
      [0, ['Control+End', 'ControlOrMeta+a']],
      [metadata.length, ['Control+End', 'Control+Shift+Home']],
    ] as const) {
      await open(anew('Hello.'), end);
      for (const key of keys) await page.keyboard.press(key);
      await page.keyboard.insertText('All');
      expect(await text(), keys.join(' ')).toBe('All');
    }
  });
});
