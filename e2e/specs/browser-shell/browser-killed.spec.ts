import { chromium } from '@playwright/test';
import { BlogWindow } from '../../support/blog-window.ts';
import { findBrowser } from '../../support/find-browser.ts';
import { expect, test } from '../../support/fixtures.ts';

/** Types without a pause long enough for an autosave, so that only the journal can have the text. */
const words = Array.from({ length: 40 }, (_value, index) => `word${index} `);

test.describe('what was typed a second ago', () => {
  test('is back after kill -9 of the browser in the middle of typing', async ({ desk }) => {
    const blog = desk.makeBlog();
    const { address } = await desk.serve(blog);
    const executablePath = findBrowser();
    const server = await chromium.launchServer(executablePath === undefined ? {} : { executablePath });
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    await page.goto(address);
    const window = new BlogWindow(page);
    await window.openPost('First snow');
    await window.typeAtEnd('');
    await page.keyboard.type(words.join(''), { delay: 10 });
    await expect(window.editor).toContainText('word39');
    // Up to a second may be lost by the promise; what is older must be there.
    await page.waitForTimeout(600);
    server.process().kill('SIGKILL');
    const again = await desk.open(blog);
    await again.openPost('First snow');
    await expect(again.editor).toContainText('word39');
    await expect(again.fileState).toHaveText(/^Saved/);
  });
});
