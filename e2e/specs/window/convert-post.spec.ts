import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';

const front = '---\ntitle: Old table\ndate: 2024-01-02\n---\n';
const body =
  '<p>Some <u>words</u> and <b>more</b>.</p>\n<table><tr><td colspan="2">Snow</td></tr><tr><td>a</td><td>b</td></tr></table>\n';

test('an HTML post whose generator would leave parts out is converted only when that was seen', async ({
  desk,
}) => {
  const blog = desk.makeBlog({ 'hugo.toml': 'title = "H"\n', 'content/posts/old.html': front + body });
  const html = join(blog.folder, 'content/posts/old.html');
  const window = await desk.open(blog);
  const { keyboard } = window.page;
  await window.openPost('Old table');
  await expect(window.editor).toBeFocused();
  const convert = async () => {
    await keyboard.press('ControlOrMeta+Shift+p');
    await keyboard.type('convert markdown');
    await keyboard.press('Enter');
  };
  await convert();
  const dialog = window.dialog('Parts of this post would not be shown any more');
  await expect(dialog).toContainText('<table> with what is in it');
  await expect(dialog).toContainText('<u> around its words');
  await expect(dialog.getByRole('button', { name: 'Leave it in HTML' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(readFileSync(html, 'utf8')).toBe(front + body);
  await convert();
  await dialog.getByRole('button', { name: 'Convert all the same' }).click();
  await expect(window.page.getByText(/^Converted to Markdown/)).toBeVisible();
  expect(existsSync(html)).toBe(false);
  expect(readFileSync(join(blog.folder, 'content/posts/old.md'), 'utf8')).toMatch(
    /^---\ntitle: Old table\ndate: 2024-01-02\n---\nSome <u>words<\/u> and \*\*more\*\*\.\n\n<table>/,
  );
});
