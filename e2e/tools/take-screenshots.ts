import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { exampleBlog, exampleTitles } from '../support/example-posts.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { findSharedData } from '../support/shared-data.ts';
import { launchBrowser } from './launch-browser.ts';
import { makeScratchPlace, type ScratchPlace } from './scratch-place.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const shots = join(projectRoot, 'e2e/shots');
const readmePictures = join(projectRoot, 'docs/screenshots');

const themes = ['light', 'dark'] as const;
const sizes = [
  { width: 1440, height: 900 },
  { width: 900, height: 600 },
] as const;

/** The largest picture that may be committed, in bytes. */
const maxCommittedBytes = 250_000;

async function main(): Promise<void> {
  rmSync(shots, { recursive: true, force: true });
  mkdirSync(shots, { recursive: true });
  mkdirSync(readmePictures, { recursive: true });
  const place = makeScratchPlace();
  const browser = await launchBrowser();
  try {
    await shootFirstRun(browser, place);
    await shootReferencePost(browser, place);
    await shootExamples(browser, place);
  } finally {
    await browser.close();
    await place.dispose();
  }
  console.log(`${readdirSync(shots).length} pictures in e2e/shots, 2 in docs/screenshots`);
}

async function shootFirstRun(browser: Browser, place: ScratchPlace): Promise<void> {
  const page = await newPage(browser, (await place.serve(null)).address);
  const window = new BlogWindow(page);
  await window.posts.getByRole('option').first().waitFor();
  await settle(page);
  await shoot(page, 'first-run');
  await window.openPost('Start here');
  await window.search.fill('');
  await previewFilled(window);
  await shootEverySize(page, 'sample');
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await settle(page);
    const path = join(readmePictures, `window-${theme}.png`);
    await page.screenshot({ path });
    if (statSync(path).size > maxCommittedBytes)
      throw new Error(`window-${theme}.png is larger than ${maxCommittedBytes} bytes`);
  }
  await page.setViewportSize(sizes[0]);
  await shootDialogs(window);
  await page.close();
}

async function shootReferencePost(browser: Browser, place: ScratchPlace): Promise<void> {
  const pypy = findSharedData('blogs/pypy.org');
  const blog = place.makeBlog('reference', pypy ?? { ...nikolaBlog, 'images/ridge.png': tinyPng });
  const page = await newPage(browser, (await place.serve(blog)).address);
  const window = new BlogWindow(page);
  await window.openPost(pypy ? 'Leysin 2020' : 'Winter Sprint');
  await window.search.fill('');
  await previewFilled(window);
  await shootEverySize(page, 'reference');
  await window.typeAtEnd('\nOne more line.\n');
  await window.fileState.filter({ hasText: /Saved/ }).waitFor();
  await shootDialog(window, 'dialog-trust', 'Trust this blog', () => window.button('Publish').click());
  await changeOnDisk(window, blog);
  await shoot(page, 'dialog-changed-on-disk');
  await page.close();
}

/** Posts with formulas, tables and a diagram, from right to left, and in Chinese, Japanese and Korean. */
async function shootExamples(browser: Browser, place: ScratchPlace): Promise<void> {
  const page = await newPage(browser, (await place.serve(place.makeBlog('examples', exampleBlog))).address);
  const window = new BlogWindow(page);
  for (const [name, title] of Object.entries(exampleTitles)) {
    await window.openPost(title);
    await window.search.fill('');
    const header = page.frameLocator('iframe[title="Preview"]').locator('body > header');
    await header.filter({ hasText: title }).waitFor();
    await previewFilled(window);
    const diagrams = window.article.locator('figure.diagram');
    if ((await diagrams.count()) > 0) await diagrams.first().locator('img').waitFor();
    await shoot(page, name);
  }
  await page.close();
}

/** Each dialog of the sample once, in both themes. */
async function shootDialogs(window: BlogWindow): Promise<void> {
  const { page } = window;
  await shootDialog(window, 'dialog-new-post', 'New post', () => window.button('New post').click());
  await shootDialog(window, 'dialog-open-blog', 'Open blog', () => window.button('Open blog').click());
  await shootDialog(window, 'dialog-commands', 'Commands', () => window.button('Commands').click());
  await window.typeAtEnd('\nA new line for the **diff**.\n');
  await window.fileState.filter({ hasText: /Saved/ }).waitFor();
  await shootDialog(window, 'dialog-publish', 'Publish', () => window.button('Review changes').click());
  await window.button('Publish').click();
  await window
    .dialog('Publish')
    .or(window.publishResult.filter({ hasText: /\S/ }))
    .first()
    .waitFor();
  if (await window.dialog('Publish').isVisible()) await window.button('Publish now').click();
  await window.publishResult.filter({ hasText: /^Published/ }).waitFor();
  await shoot(page, 'published');
}

async function shootDialog(window: BlogWindow, name: string, title: string, open: () => Promise<void>) {
  await open();
  await window.dialog(title).waitFor();
  await shoot(window.page, name);
  await window.page.keyboard.press('Escape');
  await window.dialog(title).waitFor({ state: 'hidden' });
}

/** Types and changes the open post's file behind the window's back until it asks. */
async function changeOnDisk(window: BlogWindow, blog: string): Promise<void> {
  const posts = readdirSync(blog, { recursive: true, encoding: 'utf8' });
  const file = posts.find(path =>
    /(?:^|\/)(?:leysin-2020-sprint-report|winter-sprint)[^/]*\.html$/.test(path),
  );
  if (file === undefined) throw new Error('the reference post has no file');
  await window.typeAtEnd('Mine.');
  writeFileSync(join(blog, file), '<p>Written by another program.</p>\n');
  await window.dialog('Changed on disk').waitFor();
}

async function shootEverySize(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await shoot(page, `${name}-${size.width}`);
  }
  await page.setViewportSize(sizes[0]);
}

/** Takes the window as it is, light and dark. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    await settle(page);
    await page.screenshot({ path: join(shots, `${name}-${theme}.png`) });
  }
}

async function previewFilled(window: BlogWindow): Promise<void> {
  await window.article.locator('p').first().waitFor();
}

/** Waits for running transitions, fonts and pictures of the preview. */
async function settle(page: Page): Promise<void> {
  await twoFrames(page);
  await page.evaluate(async () => {
    const frame = document.querySelector<HTMLIFrameElement>('iframe[title="Preview"]')?.contentDocument;
    await document.fonts.ready;
    await frame?.fonts.ready;
    const pictures = [...(frame?.images ?? [])].filter(picture => !picture.complete);
    await Promise.all(pictures.map(picture => picture.decode().catch(() => undefined)));
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.all(moving.map(animation => animation.finished.catch(() => undefined)));
  });
  await twoFrames(page);
}

async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

async function newPage(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: sizes[0], reducedMotion: 'reduce' });
  await page.goto(address);
  return page;
}

await main();
