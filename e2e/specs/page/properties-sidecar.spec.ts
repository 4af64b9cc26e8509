import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { nikolaBlog } from '../../support/nikola-blog.ts';

const postPath = 'posts/2022/winter-sprint-742187.html';
const sidecarPath = 'posts/2022/winter-sprint-742187.meta';
const sidecar = nikolaBlog[sidecarPath] ?? '';

test('the form of properties writes the sidecar of a Nikola post, takes it back, shows it as text, and keeps what others write', async ({
  desk,
}) => {
  const blog = desk.makeBlog();
  const window = await desk.open(blog);
  await window.openPost('Winter Sprint');
  const form = window.page.getByRole('form', { name: 'Properties' });
  const read = (path: string) => readFileSync(join(blog.folder, path), 'utf8');
  const body = read(postPath);
  const blocks = window.article.locator('> *');
  await expect(blocks.first()).toBeVisible();
  // What is built anew flickers, and forgets where it was scrolled to.
  await blocks.first().evaluate(block => block.setAttribute('data-kept', ''));
  await form.getByLabel('Title').fill('Summer Sprint Report');
  await form.getByLabel('Tags').fill('soup');
  await form.getByLabel('Tags').press('Enter');
  const changed = sidecar
    .replace('title: Winter', 'title: Summer')
    .replace('compiler,hut', 'compiler,hut,soup');
  await expect.poll(() => read(sidecarPath)).toBe(changed);
  await expect(window.previewFrame.locator('header')).toContainText('Summer Sprint Report');
  await expect(window.article.locator('[data-kept]')).toHaveCount(1);
  await form.getByLabel('Tags').press('ControlOrMeta+z');
  await form.getByLabel('Tags').press('ControlOrMeta+z');
  await expect.poll(() => read(sidecarPath)).toBe(sidecar);
  await window.button('Show as text').click();
  await expect(form.getByRole('textbox', { name: 'Metadata as text' })).toHaveValue(sidecar);
  await form
    .getByRole('textbox', { name: 'Metadata as text' })
    .fill(`${sidecar}.. link: https://a.invalid/\n`);
  await window.button('Show as form').click();
  await expect(form.getByLabel('link')).toHaveValue('https://a.invalid/');
  await expect.poll(() => read(sidecarPath)).toBe(`${sidecar}.. link: https://a.invalid/\n`);
  expect(read(postPath)).toBe(body);
  // What another program wrote stays beside what is changed here.
  const known = read(sidecarPath);
  writeFileSync(join(blog.folder, sidecarPath), known.replace('annika', 'berta'));
  await form.getByLabel('Title').fill('Summer Sprint Report');
  await expect
    .poll(() => read(sidecarPath))
    .toBe(known.replace('title: Winter', 'title: Summer').replace('annika', 'berta'));
  await expect(form.getByLabel('author')).toHaveValue('berta');
  rmSync(join(blog.folder, sidecarPath));
  await expect(form.getByLabel('Title')).not.toHaveValue('Summer Sprint Report');
  writeFileSync(join(blog.folder, sidecarPath), known);
  await expect(form.getByLabel('Title')).toHaveValue('Winter Sprint Report');
});
