import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { BlogWindow } from '../support/blog-window.ts';
import { findBrowser } from '../support/find-browser.ts';
import { expect, test } from '../support/fixtures.ts';

/** Types without a pause long enough for an autosave, so that only the journal can have the text. */
const words = Array.from({ length: 40 }, (_value, index) => `word${index} `);

test.describe('what was typed a second ago', () => {
  test('is back after kill -9 of the server', async ({ desk, context }) => {
    const blog = desk.makeBlog();
    const { address, kill } = await desk.serve(blog);
    const first = await context.newPage();
    await first.goto(address);
    const window = new BlogWindow(first);
    await window.openPost('First snow');
    await window.typeAtEnd('');
    await first.keyboard.type(words.join(''), { delay: 5 });
    // The journal takes what is typed within this time; an autosave may have, too, and then nothing needs recovering.
    await first.waitForTimeout(400);
    await kill();
    await first.close();
    const again = await desk.open(blog);
    await again.openPost('First snow');
    await expect(again.editor).toContainText('word39');
    await expect
      .poll(() => readFileSync(join(blog.folder, 'posts/2024/first-snow.md'), 'utf8'))
      .toContain('word39');
  });

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

test('caret and scroll come back after the program was ended and started again', async ({
  desk,
  context,
}) => {
  const paragraphs = Array.from({ length: 300 }, (_value, index) => `Paragraph ${index + 1}.\n`).join('\n');
  const blog = desk.makeBlog({ 'long.md': `# Long\n\n${paragraphs}` });
  const first = await desk.serve(blog);
  const page = await context.newPage();
  await page.goto(first.address);
  const window = new BlogWindow(page);
  await window.openPost('Long');
  await window.typeAtEnd('here');
  await expect(window.fileState).toHaveText(/^Saved/);
  const places = join(blog.env.LEYSIN_HOME ?? '', 'places.json');
  await expect.poll(() => existsSync(places) && readFileSync(places, 'utf8').includes('long.md')).toBe(true);
  await first.stop();
  await page.close();
  const again = await desk.open(blog);
  await again.openPost('Long');
  await expect(again.editor).toContainText('Paragraph 300.');
  await expect(again.editor).toBeFocused();
  await again.page.keyboard.type('!');
  await expect(again.editor).toContainText('here!');
});
