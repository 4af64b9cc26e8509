import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import { BlogWindow } from '../support/blog-window.ts';
import type { ScratchPlace } from '../tools/scratch-place.ts';
import { type BareServer, serveBarePage } from './bare-server.ts';
import type { Figure } from './figure.ts';
import { type KeyTimes, startProbe, timeKey } from './key-probe.ts';
import { makePost, typingMark } from './make-post.ts';

const sizes = [
  { name: '10 KB', bytes: 10_000 },
  { name: '100 KB', bytes: 100_000 },
  { name: '1 MB', bytes: 1_000_000 },
] as const;

/** Leysin and the bare page take turns, so that a busy moment of the machine meets both. */
const rounds = 3;
const keysPerRound = 25;
/** From one key to the next, in ms: a quick typist. */
const rhythmMs = 120;

/** From a real key to the painted character, and to the character in the preview. */
export async function measureTyping(browser: Browser, place: ScratchPlace): Promise<readonly Figure[]> {
  const bareFolder = join(place.folder, 'bare-page');
  await build({
    root: fileURLToPath(new URL('bare-page', import.meta.url)),
    logLevel: 'error',
    build: { outDir: bareFolder, emptyOutDir: true, target: 'es2023' },
  });
  const figures: Figure[] = [];
  for (const { name, bytes } of sizes) {
    const text = makePost(bytes);
    const bare = await serveBarePage(bareFolder, () => text);
    try {
      figures.push(...(await measureSize(browser, place, name, text, bare)));
    } finally {
      bare.close();
    }
  }
  return figures;
}

async function measureSize(
  browser: Browser,
  place: ScratchPlace,
  name: string,
  text: string,
  bare: BareServer,
): Promise<readonly Figure[]> {
  const blog = join(place.folder, 'typing');
  rmSync(blog, { recursive: true, force: true });
  mkdirSync(blog);
  writeFileSync(join(blog, 'post.md'), text);
  const leysin = await place.serve(blog);
  const context = await newContext(browser);
  const bareContext = await newContext(browser);
  await (await openPage(context, leysin.address)).close();
  const ours: KeyTimes[] = [];
  const theirs: KeyTimes[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(...(await typeIntoLeysin(context, new URL(leysin.address).origin)));
    const barePage = await openPage(bareContext, bare.address);
    theirs.push(...(await typeKeys(barePage)));
    await barePage.close();
  }
  await context.close();
  await bareContext.close();
  await leysin.stop();
  return [
    {
      name: `key to painted character, ${name}`,
      ours: ours.map(({ painted }) => painted),
      bare: theirs.map(({ painted }) => painted),
    },
    {
      name: `key to preview text, ${name}`,
      ours: ours.flatMap(({ previewed }) => previewed ?? []),
      bare: undefined,
    },
  ];
}

async function typeIntoLeysin(context: BrowserContext, origin: string): Promise<readonly KeyTimes[]> {
  const page = await openPage(context, origin);
  const window = new BlogWindow(page);
  await window.posts.getByRole('option').first().click();
  await window.article.getByText(typingMark).waitFor({ state: 'attached', timeout: 60_000 });
  const times = await typeKeys(page);
  await window.fileState.filter({ hasText: 'Saved' }).waitFor();
  await page.close();
  return times;
}

async function typeKeys(page: Page): Promise<readonly KeyTimes[]> {
  await goToMark(page);
  await startProbe(page);
  const times: KeyTimes[] = [];
  let expected: string = typingMark;
  for (let at = 0; at < keysPerRound; at += 1) {
    const beat = pause(rhythmMs);
    const key = 'etaoinshrdlu'[at % 12] ?? 'e';
    expected += key;
    times.push(await timeKey(page, key, expected));
    await beat;
  }
  return times;
}

/** Puts the caret behind the mark in the middle of the post, as a writer would: by finding it. */
async function goToMark(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Post text' }).click();
  await page.keyboard.press('ControlOrMeta+f');
  await page.keyboard.type(typingMark);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.locator('.cm-line', { hasText: typingMark }).waitFor();
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
