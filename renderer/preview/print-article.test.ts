import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../e2e/support/find-browser.ts';
import { testContext } from '../../shared/markdown/context.test-support.ts';
import { createPreviewEngine } from '../../shared/markdown/engine.ts';
import type { createPreviewPage } from './page/patch-preview.ts';
import type { PrintArticle, printArticle } from './print-article.ts';

const browserPath = findBrowser();
const metadata = (title: string) => `---\ntitle: ${title}\n---\n\n`;

describe.skipIf(browserPath === undefined)('in a browser', () => {
  let browser: Browser;
  let page: Page;
  let rig: PrintRig;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserPath ?? '' });
    page = await browser.newPage();
    rig = await startPrintRig(page);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    rig?.close();
  });

  const print = async (markdown: string) => {
    const article = await rig.take(markdown);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await rig.open(article);
    return article;
  };
  const styleOf = (selector: string, property: string) =>
    page.evaluate(([name, key]) => getComputedStyle(document.querySelector(name)!).getPropertyValue(key), [
      selector,
      property,
    ] as const);

  test('the article comes without what only the window needs', async () => {
    const { title, html } = await rig.take(`${metadata('Snow')}First.\n\n- one\n- two\n`);
    expect(title).toBe('Snow');
    expect(html).toMatch(/^<article lang="en">.*First\..*<li.*<\/article>$/s);
    expect(html).not.toContain('data-line');
  });

  test('columns of a long table are those that fit the paper', async () => {
    const rows = Array.from({ length: 100 }, (_, number) => `| ${number} | snow on all of the road |\n`).join(
      '',
    );
    const { html } = await rig.take(`| day | what |\n|---|---|\n${rows}`, 'table[data-columns]');
    expect(html).toMatch(/<table(?! data-columns)[^>]*>\s*<thead/);
    expect(html).not.toMatch(/<table[^>]*(?:data-columns|grid|inline-size)/);
  });

  test('the title is printed once, also when the post begins with it', async () => {
    await print(`${metadata('Snow')}# Snow\n\nFirst.\n`);
    expect(await page.locator('h1').allTextContents()).toEqual(['Snow']);
    await print(`${metadata('Snow')}# Ice\n\nFirst.\n`);
    expect(await page.locator('h1').allTextContents()).toEqual(['Snow', 'Ice']);
    expect(await page.title()).toBe('Snow');
  });

  test('links lead to the web or stay inside the post; none leads into the app', async () => {
    const { html } = await rig.take(
      '[web](https://a.test/x) [bare](//b.test/y) [mail](mailto:me@c.test) [post](other.md) [site](/about/)[^1]\n\n[^1]: Note.\n',
    );
    const links = [...html.matchAll(/<a (?:[^>]*? )?href="([^"]*)"/g)].map(match => match[1]);
    expect(links.filter(link => !link?.startsWith('#'))).toEqual([
      'https://a.test/x',
      'https://b.test/y',
      'mailto:me@c.test',
    ]);
    expect(links.filter(link => link?.startsWith('#'))).toHaveLength(2);
    expect(html).toMatch(/<a[^>]*>post<\/a>/);
  });

  test('what is folded on a screen is unfolded', async () => {
    await print('<details><summary>More</summary><p>Hidden words.</p></details>\n');
    expect(await page.getByText('Hidden words.').isVisible()).toBe(true);
  });

  test('formulas keep the styles they are laid out by', async () => {
    const { html } = await print('$$\\frac{a}{b}$$\n');
    expect(html).toContain('style="');
    const lifted = await page.evaluate(
      () =>
        [...document.querySelectorAll<HTMLElement>('.katex [style*="height"]')].filter(
          ({ style }) => style.height !== '',
        ).length,
    );
    expect(lifted).toBeGreaterThan(0);
  });

  test('the policy runs nothing and fetches nothing, even from an article that was tampered with', async () => {
    const asked: string[] = [];
    await page.route('https://a.test/**', route => {
      asked.push(route.request().url());
      return route.abort();
    });
    await rig.open({
      title: 'x',
      html: `<article><script>document.title = 'ran'</script><img src="x:" onerror="document.title = 'ran'">
        <style>p { color: red }</style><p>Text</p><img src="https://a.test/x.png"><iframe src="https://a.test/"></iframe></article>`,
    });
    await page.waitForLoadState('networkidle');
    expect(await page.title()).toBe('x');
    expect(await styleOf('p', 'color')).not.toBe('rgb(255, 0, 0)');
    expect(asked).toEqual([]);
  });

  test('paper is white and the ink black, whatever the theme', async () => {
    await print('Text with `code` and <mark>a mark</mark> and [a link](https://a.test/).\n');
    expect(await styleOf('html', 'color')).toBe('rgb(0, 0, 0)');
    expect(await styleOf('a', 'color')).toBe('rgb(0, 0, 0)');
    for (const selector of ['html', 'body', 'code', 'mark'])
      expect(await styleOf(selector, 'background-color')).toBe('rgba(0, 0, 0, 0)');
  });

  test('nothing is wider than the page', async () => {
    const cell = 'longwordwithoutspaces'.repeat(6);
    await page.setViewportSize({ width: 670, height: 970 });
    await print(
      `\`\`\`js\n${'x = 1; '.repeat(60)}\n\`\`\`\n\n| a | b |\n| - | - |\n| ${cell} | ${cell} |\n\n![](big.svg)\n`,
    );
    await page.waitForFunction(() => document.querySelector('img')?.complete);
    const sizes = await page.evaluate(() => ({
      page: [innerWidth, innerHeight],
      content: document.documentElement.scrollWidth,
      code: document.querySelector('pre')!.scrollWidth - document.querySelector('pre')!.clientWidth,
      picture: document.querySelector('img')!.getBoundingClientRect().toJSON() as DOMRect,
    }));
    expect(sizes.content).toBe(sizes.page[0]);
    expect(sizes.code).toBe(0);
    expect(sizes.picture.height).toBeLessThan(sizes.page[1] ?? 0);
    expect(sizes.picture.height / sizes.picture.width).toBeCloseTo(1.5, 1);
  });
});

/** What the page beside the frame offers. */
interface PrintWindow {
  readonly createPreviewPage: typeof createPreviewPage;
  readonly printArticle: typeof printArticle;
}

/** A blog's picture: far wider and higher than any paper. */
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="6000"><rect width="9" height="9"/></svg>';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};

/** Frame and print page as they are built, in a page of a browser. */
interface PrintRig {
  /**
   * Shows Markdown in the frame under its own policy and takes it from there for the printer, once there is something that
   * the selector `awaited` finds.
   */
  take(markdown: string, awaited?: string): Promise<PrintArticle>;
  /** Opens the print page with an article, as a shell serves it. */
  open(article: PrintArticle): Promise<void>;
  close(): void;
}

const origin = 'http://print.test';

/** Builds both pages and has `page` serve them to itself. */
async function startPrintRig(page: Page): Promise<PrintRig> {
  const folder = mkdtempSync(join(tmpdir(), 'leysin-print-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('..', import.meta.url)),
    base: './',
    plugins: [rigModule],
    build: {
      outDir: folder,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: { frame: path('frame.html'), print: path('print.html'), rig: rigId },
        output: { entryFileNames: '[name].js' },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  let filled = '';
  await page.route(`${origin}/**`, route => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: rigPage });
    if (pathname === '/print/KEY') return route.fulfill({ contentType: 'text/html', body: filled });
    if (pathname.endsWith('.svg')) return route.fulfill({ contentType: 'image/svg+xml', body: picture });
    return route.fulfill({
      contentType: types[extname(pathname)] ?? 'application/octet-stream',
      body: readFileSync(join(folder, pathname)),
    });
  });
  return {
    async take(markdown, awaited = 'article') {
      await page.goto(`${origin}/`);
      await page.waitForFunction(
        () => 'printArticle' in globalThis && frames[0]?.document.body?.children.length,
      );
      const answer = createPreviewEngine().answer({
        kind: 'open',
        plain: [],
        document: 1,
        version: 1,
        text: markdown,
        context: testContext(),
      });
      return page.evaluate(
        async ([shown, selector]) => {
          const rig = globalThis as unknown as PrintWindow;
          const preview = rig.createPreviewPage(frames[0]!.document)!;
          preview.apply(shown!);
          await preview.settled();
          while (!preview.article.parentElement?.querySelector(selector))
            await new Promise(resolve => requestAnimationFrame(resolve));
          return rig.printArticle(preview);
        },
        [answer, awaited] as const,
      );
    },
    async open({ title, html }) {
      const parts: Record<string, string> = { __TITLE__: title, __LANG__: 'en', __ARTICLE__: html };
      const source = readFileSync(join(folder, 'preview/print.html'), 'utf8');
      filled = source.replaceAll(/__(?:TITLE|LANG|ARTICLE)__/g, name => parts[name] ?? '');
      await page.goto(`${origin}/print/KEY`);
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const rigPage =
  '<body><iframe src="/preview/frame.html"></iframe><script type="module" src="/rig.js"></script>';

const rigId = 'virtual:print-rig';

const rigModule = {
  name: 'print-rig',
  resolveId: (id: string) => (id === rigId ? `\0${rigId}` : undefined),
  load: (id: string) =>
    id === `\0${rigId}`
      ? `import { createPreviewPage } from ${JSON.stringify(path('page/patch-preview.ts'))};
         import { printArticle } from ${JSON.stringify(path('print-article.ts'))};
         Object.assign(globalThis, { createPreviewPage, printArticle });`
      : undefined,
};
