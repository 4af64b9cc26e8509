import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import { serveBarePage } from './bare-server.ts';
import { benchTitle, endMark } from './make-post.ts';

/** An editor that is measured, with one post at hand. */
export interface Rig {
  readonly name: RigName;
  /** Opens a fresh page, ready to show the post. */
  newPage(): Promise<Page>;
  /** Begins to show the post, by a click as a writer would. */
  show(page: Page): Promise<void>;
  /** Waits until the post is there to its last line, in the preview where there is one. */
  whenComplete(page: Page): Promise<void>;
  /** Waits until nothing typed is on its way to the disk. */
  whenSaved(page: Page): Promise<void>;
  close(): Promise<void>;
}

/** Ours, CodeMirror that renders everything again with markdown-it at each change, and CodeMirror alone. */
export const rigNames = ['Leysin', 'CodeMirror + markdown-it', 'CodeMirror alone'] as const;

export type RigName = (typeof rigNames)[number];

/** Another post, so that the worker has rendered one before it gets the one that is measured. */
const warmTitle = 'A short note';
const patience = { timeout: 120_000 };

/** Builds the pages that Leysin is compared with; gives their folder. */
export async function buildBarePages(place: ScratchPlace): Promise<string> {
  const outDir = join(place.folder, 'bare-page');
  const root = fileURLToPath(new URL('bare-page', import.meta.url));
  await build({
    root,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      rolldownOptions: { input: [join(root, 'index.html'), join(root, 'rerender.html')] },
    },
  });
  return outDir;
}

/** All rigs for one post, in the order of `rigNames`. */
export async function startRigs(
  browser: Browser,
  place: ScratchPlace,
  barePages: string,
  text: string,
): Promise<readonly Rig[]> {
  return [
    await startLeysinRig(browser, place, text),
    await startBareRig(browser, barePages, 'CodeMirror + markdown-it', 'rerender.html', text),
    await startBareRig(browser, barePages, 'CodeMirror alone', '', text),
  ];
}

async function startLeysinRig(browser: Browser, place: ScratchPlace, text: string): Promise<Rig> {
  // A blog of its own for each post: the journal remembers what was typed into a file of this name.
  const blog = mkdtempSync(join(place.folder, 'typing-'));
  writeFileSync(join(blog, 'post.md'), text);
  writeFileSync(join(blog, 'note.md'), `# ${warmTitle}\n\nWith *a few* words and \`code\`.\n`);
  const leysin = await place.serve(blog);
  const context = await newContext(browser);
  await (await openPage(context, leysin.address)).close();
  const article = (page: Page) => page.frameLocator('iframe[title="Preview"]').locator('article');
  const click = (page: Page, title: string) =>
    page
      .getByRole('listbox', { name: 'Posts' })
      .getByRole('option')
      .filter({ hasText: title })
      .first()
      .click();
  return {
    name: 'Leysin',
    async newPage() {
      const page = await openPage(context, new URL(leysin.address).origin);
      await click(page, warmTitle);
      await article(page)
        .getByText('With a few words')
        .waitFor({ state: 'attached', ...patience });
      return page;
    },
    show: page => click(page, benchTitle),
    whenComplete: page =>
      article(page)
        .getByText(endMark)
        .waitFor({ state: 'attached', ...patience }),
    whenSaved: page =>
      page
        .getByRole('status', { name: 'File state' })
        .filter({ hasText: /^Saved/ })
        .waitFor(patience),
    async close() {
      await context.close();
      await leysin.stop();
    },
  };
}

async function startBareRig(
  browser: Browser,
  folder: string,
  name: RigName,
  path: string,
  text: string,
): Promise<Rig> {
  const server = await serveBarePage(folder, () => text);
  const context = await newContext(browser);
  return {
    name,
    newPage: () => openPage(context, `${server.address}${path}`),
    show: page => page.getByRole('button', { name: 'Open' }).click(),
    async whenComplete(page) {
      if (path)
        await page
          .locator('#preview')
          .getByText(endMark)
          .waitFor({ state: 'attached', ...patience });
      else await page.locator('.cm-line').first().waitFor();
    },
    whenSaved: async () => undefined,
    async close() {
      await context.close();
      server.close();
    },
  };
}

async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // tsx wraps named functions in a call of this name, also those that are sent to the page.
  await context.addInitScript('globalThis.__name = value => value');
  return context;
}

/** One page at a time: Chromium paints no frames of one that another covers. */
async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}
