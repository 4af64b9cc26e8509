import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeConflict } from '../../support/conflict.ts';
import { copyApp, cutFromBundle } from '../../support/desktop/copy-app.ts';
import { expect, firstWindow, test } from '../../support/fixtures.ts';

// Each of these takes a protection out of a copy of the built program and sees that what it prevents then happens: the
// specs of closing and of links would notice its loss.
test.describe('control', () => {
  test('without the close guard a window with unsaved text closes unasked', async ({ desk }) => {
    const appFolder = copyApp(desk.place);
    cutFromBundle(appFolder, 'main.cjs', /if \(!await guard\.mayClose\(\)\) return false;/);
    const blog = desk.makeBlog();
    const app = await desk.startDesktop({ ...blog, appFolder });
    const window = await firstWindow(app);
    await window.openPost('First snow');
    const file = join(blog.folder, 'posts/2024/first-snow.md');
    await makeConflict(window, file);
    await app.closeWindow(0);
    await expect.poll(() => app.isRunning()).toBe(false);
    expect(readFileSync(file, 'utf8')).not.toContain('mine');
  });

  test('without the navigation lock a page goes elsewhere', async ({ desk }) => {
    const appFolder = copyApp(desk.place);
    cutFromBundle(appFolder, 'main.cjs', /if \(!isOwnAddress\(event\.url\)[^;]*event\.preventDefault\(\);/);
    const app = await desk.startDesktop({ ...desk.makeBlog(), appFolder });
    const window = await firstWindow(app);
    await window.openPost('First snow');
    // The page's own address with another query: nothing but the lock stands in its way.
    const address = window.page.url();
    await window.page.evaluate(() => location.assign('?elsewhere')).catch(() => undefined);
    await expect.poll(() => window.page.url()).not.toBe(address);
  });
});
