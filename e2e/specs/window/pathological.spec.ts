import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BlogWindow } from '../../support/blog-window.ts';
import { expect, test } from '../../support/fixtures.ts';
import { type PathologicalItem, readPathologicalItems } from '../../support/pathological.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const items = readPathologicalItems();

/** One of each kind of harm: inline rules, tables, highlighting, formulas, and sheer length. */
const sampleNames = [
  'nested strong emph',
  'unclosed links B',
  'many short table rows',
  'fence language bomb',
  'tex deep frac',
];
const sample = items?.filter(({ name }) => sampleNames.includes(name)) ?? [];
const groups: readonly (readonly PathologicalItem[])[] = isLong
  ? (items ?? []).map(item => [item])
  : [sample];
const share = isLong ? 1 : 0.25;

const typed = 'Nobody minds what lies below, and every word of this stays in its place.';

test.describe('texts that make readers slow', () => {
  test.skip(items === undefined, 'payloads/pathological.json is not beside the project');

  for (const group of groups) {
    const name = group.length === 1 ? group[0]?.name : `${group.length} of them at a quarter of their size`;
    test(`let the writer go on: ${name}`, async ({ desk }) => {
      // Editor, worker and page are the same program in both shells; the whole set runs in each of them.
      const isDouble = test.info().project.name === 'electron double';
      test.skip(!isLong && isDouble, 'a sample in one shell is enough');
      test.setTimeout(group.length * (isLong ? 300_000 : 60_000));
      const posts = group.map((item, index) => ({
        title: `Item ${index + 1}`,
        path: `item-${index + 1}.md`,
        text: `---\ntitle: Item ${index + 1}\n---\n\nWords:\n\n${item.build(share)}`,
      }));
      const blog = desk.makeBlog({
        'quiet.md': '---\ntitle: Quiet\n---\n\nOrdinary words.\n',
        ...Object.fromEntries(posts.map(({ path, text }) => [path, text])),
      });
      const window = await desk.open(blog);
      await window.openPost('Quiet');
      await expect(window.article).toContainText('Ordinary words.', { timeout: 60_000 });
      for (const { title, path, text } of posts)
        await test.step(title, async () => {
          await window.openPost(title);
          await expect(window.editor).toContainText(`title: ${title}`, { timeout: 60_000 });
          await typeBelowTitle(window, typed);
          const whole = text.replace('Words:', `Words: ${typed}`);
          // Not the texts themselves: a report of megabytes helps nobody.
          await expect
            .poll(() => readFileSync(join(blog.folder, path), 'utf8') === whole, { timeout: 60_000 })
            .toBe(true);
          await expect(window.article).toContainText(typed, { timeout: 120_000 });
        });
      await window.openPost('Quiet');
      await expect(window.article).toHaveText('Ordinary words.', { timeout: 60_000 });
      await expect(window.alerts).toHaveCount(0);
    });
  }
});

/** Writes word by word at the end of the first paragraph, as soon as the editor takes keys. */
async function typeBelowTitle(window: BlogWindow, text: string): Promise<void> {
  await window.editor.focus();
  await window.page.keyboard.press('ControlOrMeta+Home');
  for (let line = 0; line < 4; line += 1) await window.page.keyboard.press('ArrowDown');
  await window.page.keyboard.press('End');
  await window.page.keyboard.type(` ${text}`, { delay: 20 });
}
