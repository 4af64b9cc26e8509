import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BlogWindow } from '../../support/blog-window.ts';
import { findBrowser } from '../../support/find-browser.ts';
import { expect, test } from '../../support/fixtures.ts';
import { nikolaBlog } from '../../support/nikola-blog.ts';
import { type PictureSite, startPictureSite } from '../../support/picture-site.ts';
import { makeValley } from '../../support/valley-blog.ts';

const executablePath = findBrowser();

// Every name ends at the test's own site; no picture of a test ever comes from the internet.
test.use({
  launchOptions: {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--host-resolver-rules=MAP * 127.0.0.1',
      '--ignore-certificate-errors',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
});

// Electron takes no rules for names from here; its filter is what the double asks, too.
test.skip(({ shell }) => shell === 'electron', 'names cannot be led to the test’s own site in Electron');

let site: PictureSite;
test.beforeEach(async () => {
  site = await startPictureSite();
});
test.afterEach(() => site.close());

const offer = 'Show pictures from other sites';

function postWithPictures({ port, plainPort }: PictureSite): string {
  return `<!--
.. title: Far hills
.. slug: far-hills
.. date: 2024-12-02 08:15:00 UTC
-->

![The far ridge](http://pictures.example:${port}/ridge.png)

[![A badge](https://badges.example:${port}/badge.png)](https://badges.example/)

<img src="//pictures.example:${port}/plain.png" alt="Without a scheme">

![Leads on](https://pictures.example:${port}/to-plain.png)

![Mine](https://localhost:${port}/own.png) ![Mine](https://127.0.0.1:${port}/own.png)
![Mine](http://127.0.0.1:${plainPort}/own.png) ![Mine](https://printer.local:${port}/own.png)
![Mine](https://nas:${port}/own.png) ![Mine](https://192.168.1.1:${port}/own.png)

<video src="https://pictures.example:${port}/film.mp4" poster="https://pictures.example:${port}/poster.png"></video>

The end of the hills.
`;
}

const shown = (window: BlogWindow) => window.article.locator('img[src^="https:"]');
const offers = (window: BlogWindow) => window.article.getByRole('button', { name: offer });

/** Waits until every picture of the article has come or failed. */
async function expectSettled(window: BlogWindow): Promise<void> {
  // The page of the preview is another one once pictures are allowed, and may come while it is asked.
  await expect(async () => {
    const areComplete = window.article
      .locator('img')
      .evaluateAll(images => images.every(image => (image as HTMLImageElement).complete));
    expect(await areComplete).toBe(true);
  }).toPass({ timeout: 10_000 });
}

async function allow(window: BlogWindow): Promise<void> {
  await offers(window).first().click();
  await window.dialog(offer).getByRole('button', { name: 'Show pictures', exact: true }).click();
  await expect(window.dialog(offer)).toBeHidden();
  await expect(shown(window)).toHaveCount(4);
}

test('no other site is asked before the user allows it, public ones then, none after that is taken back', async ({
  desk,
}) => {
  const blog = desk.makeBlog({ ...nikolaBlog, 'posts/2024/far-hills.md': postWithPictures(site) });
  const window = await desk.open(blog);
  await window.openPost('Far hills');
  await expect(window.article).toContainText('The end of the hills');
  await expect(
    window.article.getByRole('img', { name: 'Image from pictures.example' }).first(),
  ).toContainText('The far ridge');
  await expect(offers(window)).toHaveCount(4);
  expect(site.requests).toEqual([]);

  await allow(window);
  await expectSettled(window);
  await expect
    .poll(() => [...new Set(site.requests.map(({ host, path }) => `${host}${path}`))].sort())
    .toEqual([
      'badges.example/badge.png',
      'pictures.example/plain.png',
      'pictures.example/ridge.png',
      'pictures.example/to-plain.png',
    ]);
  const ridge = window.article.getByAltText('The far ridge');
  await expect
    .poll(() => ridge.evaluate(image => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await expect(window.article).toContainText('Image from localhost');
  await expect(offers(window)).toHaveCount(0);

  // The next picture brings no cookie that the first one set, and nothing says where it is shown.
  await window.typeAtEnd(`![New](https://pictures.example:${site.port}/again.png)`);
  await expect.poll(() => site.requests.some(({ path }) => path === '/again.png')).toBe(true);
  expect(
    site.requests.filter(({ cookie, referrer }) => cookie !== undefined || referrer !== undefined),
  ).toEqual([]);
  const policy = await window.page.evaluate(async () => {
    const answer = await fetch('/preview/frame-with-pictures.html');
    return answer.headers.get('cross-origin-embedder-policy');
  });
  // What keeps cookies away where a browser would send them to other sites.
  expect(policy).toBe('credentialless');

  await window.runCommand('Stop showing pictures from other sites');
  await expect(offers(window)).toHaveCount(5);
  await expect(shown(window)).toHaveCount(0);
  const after = site.requests.length;
  await window.openPost('First snow');
  await expect(window.article).toContainText('nobody heard it');
  await window.openPost('Far hills');
  await expect(offers(window)).toHaveCount(5);
  await window.typeAtEnd(` ![New](https://pictures.example:${site.port}/late.png)`);
  await expect(offers(window)).toHaveCount(6);
  expect(site.requests.slice(after)).toEqual([]);
  expect(site.requests.filter(({ path }) => /own|film|poster|router/.test(path))).toEqual([]);
});

test('the offer is reached and answered by keys, and can be declined', async ({ desk }) => {
  const blog = desk.makeBlog({ ...nikolaBlog, 'posts/2024/far-hills.md': postWithPictures(site) });
  const window = await desk.open(blog);
  await window.openPost('Far hills');
  const badge = offers(window).nth(1);
  await badge.focus();
  await window.page.keyboard.press('Enter');
  const dialog = window.dialog(offer);
  await expect(dialog.getByRole('button', { name: 'Not now' })).toBeFocused();
  await expect(dialog).toContainText('IP address');
  await window.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(offers(window)).toHaveCount(4);
  await badge.focus();
  await window.page.keyboard.press('Space');
  await window.page.keyboard.press('Tab');
  await window.page.keyboard.press('Enter');
  await expect(shown(window)).toHaveCount(4);
});

test('the answer is for one blog, and is remembered outside of it', async ({ desk }) => {
  const blog = desk.makeBlog({ ...nikolaBlog, 'posts/2024/far-hills.md': postWithPictures(site) });
  const valley = makeValley(desk.place);
  appendFileSync(
    join(valley, '_posts/2024-01-02-valley.md'),
    `\n![Below](https://pictures.example:${site.port}/below.png)\n`,
  );
  const program = await desk.start(blog);
  await program.window.openPost('Far hills');
  await allow(program.window);
  await program.window.openBlogFolder(valley);
  await expect(offers(program.window)).toHaveCount(1);
  await program.stop();
  expect(site.requests.some(({ path }) => path === '/below.png')).toBe(false);

  const again = await desk.start(blog);
  await again.window.openPost('Far hills');
  await expect(shown(again.window)).toHaveCount(4);
  await expect(offers(again.window)).toHaveCount(0);
});
