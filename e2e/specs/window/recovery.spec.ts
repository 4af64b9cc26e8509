import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { keptTexts } from '../../support/kept-texts.ts';

const post = 'posts/2024/first-snow.md';

/** Types without a pause long enough for an autosave, so that only the journal can have the text. */
const words = Array.from({ length: 40 }, (_value, index) => `word${index} `);

test.describe('what was typed a second ago', () => {
  test('is back after kill -9 of the program', async ({ desk }) => {
    const blog = desk.makeBlog();
    const { window, kill } = await desk.start(blog);
    await window.openPost('First snow');
    await window.typeAtEnd('');
    await window.page.keyboard.type(words.join(''), { delay: 5 });
    // At once when the journal has it; an autosave may still have been quicker, and then nothing needs recovering.
    const text = words.join('').trim();
    await expect
      .poll(() => keptTexts(blog, post).some(kept => kept.includes(text)), { intervals: [20] })
      .toBe(true);
    await kill();
    const again = await desk.open(blog);
    await again.openPost('First snow');
    await expect(again.editor).toContainText('word39');
    await expect.poll(() => readFileSync(join(blog.folder, post), 'utf8')).toContain('word39');
  });
});

test('caret and scroll come back after the program was ended and started again', async ({ desk }) => {
  const paragraphs = Array.from({ length: 300 }, (_value, index) => `Paragraph ${index + 1}.\n`).join('\n');
  const blog = desk.makeBlog({ 'long.md': `# Long\n\n${paragraphs}` });
  const { window, stop } = await desk.start(blog);
  await window.openPost('Long');
  await window.typeAtEnd('here');
  await expect(window.fileState).toHaveText(/^Saved/);
  const places = join(blog.env.LEYSIN_HOME ?? '', 'places.json');
  await expect.poll(() => existsSync(places) && readFileSync(places, 'utf8').includes('long.md')).toBe(true);
  expect(await stop()).toBe(0);
  const again = await desk.open(blog);
  await again.openPost('Long');
  await expect(again.editor).toContainText('Paragraph 300.');
  await expect(again.editor).toBeFocused();
  await again.page.keyboard.type('!');
  await expect(again.editor).toContainText('here!');
});
