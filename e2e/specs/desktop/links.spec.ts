import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { BlogWindow } from '../../support/blog-window.ts';
import type { DesktopApp } from '../../support/desktop/desktop-app.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';
import { findSharedData } from '../../support/shared-data.ts';

const good = ['https://hut.invalid/stove?wood=dry', 'http://hut.invalid/', 'mailto:annika@hut.invalid'];

/** Clicks every link of the preview; gives how many there were. */
const clickAll = (window: BlogWindow) =>
  window.article.evaluate(article => {
    const links = [...article.querySelectorAll('a')];
    for (const link of links) link.click();
    return links.length;
  });

async function expectInPlace(app: DesktopApp, page: Page, address: string): Promise<void> {
  expect(await app.windows()).toHaveLength(1);
  expect(page.url()).toBe(address);
}

test.describe('a link of a post', () => {
  test('to the web or to a mailbox opens in the system’s program for it', async ({ desk }) => {
    const links = good.map(address => `[link](<${address}>)`).join('\n\n');
    const app = await desk.startDesktop(desk.makeBlog({ 'links.md': `# Links\n\n${links}\n` }));
    const window = await firstWindow(app);
    const address = window.page.url();
    await window.openPost('Links');
    await expect(window.article.getByRole('link')).toHaveCount(good.length);
    for (const index of good.keys()) {
      await window.article.getByRole('link').nth(index).click();
      await expect.poll(() => app.openedOutside()).toEqual(good.slice(0, index + 1));
    }
    await expectInPlace(app, window.page, address);
  });

  test('of any other kind opens nothing', async ({ desk }) => {
    const table = findSharedData('payloads/md-url-matrix.json');
    test.skip(!table, 'needs ../shared/payloads');
    const { items } = JSON.parse(readFileSync(table ?? '', 'utf8')) as { items: { payload: string }[] };
    // Each in a post of its own would take minutes; blocks of ten end what one of them leaves open.
    const chosen = items.filter((_item, index) => index % 4 === 0).map(({ payload }) => payload);
    const posts = Array.from({ length: Math.ceil(chosen.length / 10) }, (_value, index) => [
      `odd-${index}.md`,
      `# Odd ${index}.\n\n${chosen.slice(index * 10, index * 10 + 10).join('\n\n')}\n\n[good](${good[0]}?${index})\n`,
    ]);
    const app = await desk.startDesktop(desk.makeBlog(Object.fromEntries(posts)));
    const window = await firstWindow(app);
    const address = window.page.url();
    let count = 0;
    for (const index of posts.keys()) {
      await window.openPost(`Odd ${index}.`);
      await expect(window.article).toContainText(`Odd ${index}.`);
      count += await clickAll(window);
    }
    expect(count).toBeGreaterThan(posts.length);
    await expect.poll(async () => (await app.openedOutside()).length).toBeGreaterThan(0);
    for (const opened of await app.openedOutside()) expect(opened).toMatch(/^(?:https?:\/\/[^/]|mailto:)/);
    await expectInPlace(app, window.page, address);
  });

  test('and nothing else takes the page away from where it is', async ({ desk }) => {
    const app = await desk.startDesktop(desk.makeBlog());
    const window = await firstWindow(app);
    const { page } = window;
    await window.openPost('First snow');
    const address = page.url();
    const ways: readonly (() => unknown)[] = [
      () => location.assign('https://hut.invalid/'),
      () => location.assign('?elsewhere'),
      () => location.replace('file:///etc/passwd'),
      () => globalThis.open('file:///etc/passwd'),
      () => globalThis.open('smb://hut.invalid/share'),
      () => globalThis.open('javascript:alert(1)'),
      () => globalThis.open('https://user@hut.invalid\\@evil.invalid/'),
    ];
    for (const way of ways) {
      // A page that is on its way elsewhere may not answer.
      await page.evaluate(way).catch(() => undefined);
      await expect(window.article).toContainText('nobody heard it');
      await expectInPlace(app, page, address);
    }
    for (const opened of await app.openedOutside()) expect(opened).toMatch(/^https:/);
    await window.typeAtEnd('Still here.');
    await expect(window.fileState).toHaveText(/^Saved/);
    // The last one, since Playwright goes on waiting for the page that the form does not bring.
    const refused = page.waitForEvent('console', message => message.text().includes('form-action'));
    await page.evaluate(() => {
      const form = document.createElement('form');
      form.action = 'https://hut.invalid/form';
      form.target = '_top';
      document.body.append(form);
      form.submit();
    });
    await refused;
    await expectInPlace(app, page, address);
  });
});
