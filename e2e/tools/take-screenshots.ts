import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { exampleBlog, exampleTitles } from '../support/example-posts.ts';
import { nikolaBlog, tinyPng } from '../support/nikola-blog.ts';
import { findSharedData } from '../support/shared-data.ts';
import { launchBrowser } from './launch-browser.ts';
import { picturedErrors } from './pictured-errors.ts';
import { makeScratchPlace, type ScratchPlace } from './scratch-place.ts';
import { shootErrorClasses } from './shoot-error-classes.ts';
import { shootGone } from './shoot-gone.ts';
import { shootForms, shootLists } from './shoot-metadata.ts';
import { shootOnline } from './shoot-online.ts';
import { shootPlan } from './shoot-plan.ts';
import { shootPublishStops } from './shoot-publish-stops.ts';
import { shootChecks, shootHistory, shootProgress } from './shoot-publishing.ts';
import { shootRepairs } from './shoot-repairs.ts';
import { shootRepositoryErrors } from './shoot-repository-errors.ts';
import { shootSettle } from './shoot-settle.ts';
import { shootSignIn } from './shoot-sign-in.ts';
import { shootStart } from './shoot-start.ts';
import { shootTimeLimits } from './shoot-time-limits.ts';
import { shootWaiting } from './shoot-waiting.ts';
import { newPage, previewFilled, settle, shoot, shootSizes, shots, sizes, themes } from './shooting.ts';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
const readmePictures = join(projectRoot, 'docs/screenshots');

/** The largest picture that may be committed, in bytes. */
const maxCommittedBytes = 250_000;

/** What can be asked for by name: `npm run screenshots -- forms`. */
const parts = {
  sample: shootFirstRun,
  reference: shootReferencePost,
  examples: shootExamples,
  forms: shootForms,
  lists: shootLists,
  'sign-in': shootSignIn,
  start: shootStart,
  online: shootOnline,
  stops: shootPublishStops,
  errors: shootErrorClasses,
  repairs: shootRepairs,
  waiting: shootWaiting,
  'time-limits': shootTimeLimits,
  repository: shootRepositoryErrors,
  gone: shootGone,
  plan: shootPlan,
  settle: shootSettle,
  progress: shootProgress,
  checks: shootChecks,
  history: shootHistory,
} satisfies Record<string, (browser: Browser, place: ScratchPlace) => Promise<void>>;

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const chosen = Object.entries(parts).filter(([name]) => asked.length === 0 || asked.includes(name));
  if (chosen.length < asked.length) throw new Error(`The parts are ${Object.keys(parts).join(', ')}.`);
  if (asked.length === 0) rmSync(shots, { recursive: true, force: true });
  mkdirSync(shots, { recursive: true });
  mkdirSync(readmePictures, { recursive: true });
  const place = makeScratchPlace();
  const browser = await launchBrowser();
  try {
    for (const [, take] of chosen) await take(browser, place);
  } finally {
    await browser.close();
    await place.dispose();
  }
  const missing = Object.values(picturedErrors).filter(name => !pictures().some(file => isOf(name, file)));
  if (asked.length === 0 && missing.length > 0) throw new Error(`Not taken: ${missing.join(', ')}`);
  console.log(`${pictures().length} pictures in e2e/shots, 2 in docs/screenshots`);
}

const pictures = () => readdirSync(shots);
const isOf = (name: string, file: string) =>
  new RegExp(`^${name}(-\\d+)?-(${themes.join('|')})\\.png$`).test(file);

async function shootFirstRun(browser: Browser, place: ScratchPlace): Promise<void> {
  const page = await newPage(browser, (await place.serve(null)).address);
  const window = new BlogWindow(page);
  await window.posts.getByRole('option').first().waitFor();
  await previewFilled(window);
  await shoot(page, 'first-run');
  await window.openPost('Start here');
  await window.search.fill('');
  await previewFilled(window);
  await shootSizes(page, 'sample');
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
  await shootSizes(page, 'reference');
  await window.typeAtEnd('\nOne more line.\n');
  await window.fileState.filter({ hasText: /Saved/ }).waitFor();
  await shootDialog(window, 'dialog-trust', 'Trust this blog', () => window.button('Publish').click());
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

await main();
