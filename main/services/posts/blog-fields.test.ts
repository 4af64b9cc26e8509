import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Blog } from '../../../shared/model/blog.ts';
import { openBlog } from '../blog/open-blog.ts';
import { type BlogFieldsReader, createBlogFieldsReader } from './blog-fields.ts';
import { createPostIndex, type PostIndex } from './post-index.ts';

let blog: Blog;
let index: PostIndex;
let reader: BlogFieldsReader;

function write(path: string, text: string): void {
  fs.mkdirSync(join(blog.root, path, '..'), { recursive: true });
  fs.writeFileSync(join(blog.root, path), text);
}

beforeEach(async () => {
  const root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-fields-')));
  fs.writeFileSync(join(root, '_config.yml'), 'title: A\n');
  fs.mkdirSync(join(root, '_posts'));
  fs.writeFileSync(join(root, '_posts/2024-01-01-a.md'), '---\ntitle: A\ntags: [x]\n---\nText\n');
  fs.writeFileSync(join(root, '_posts/2024-01-02-b.md'), '---\ntitle: "B\n---\n');
  fs.writeFileSync(join(root, 'about.md'), '---\npage_key: A\n---\n');
  blog = await openBlog(root, { isSample: false, isTrusted: false });
  index = createPostIndex(blog);
  reader = createBlogFieldsReader(blog, index);
});
afterEach(() => fs.rmSync(blog.root, { recursive: true, force: true }));

const keys = async () => (await reader.read()).fields.map(({ key, count }) => `${key} ${count}`);

it('tells what the posts that can be read show', async () => {
  expect(await keys()).toEqual(['title 1', 'tags 1']);
});

it('gives the same answer without looking again while nothing changed', async () => {
  const first = await reader.read();
  expect(await reader.read()).toBe(first);
  const [second, third] = await Promise.all([reader.read(), reader.read()]);
  expect(second).toBe(first);
  expect(third).toBe(first);
});

it('follows posts that are changed, added and removed', async () => {
  await keys();
  write('_posts/2024-01-03-c.md', '---\ntitle: C\nlayout: post\n---\n');
  expect(await keys()).toEqual(['title 2', 'layout 1', 'tags 1']);
  write('_posts/2024-01-01-a.md', '---\ntitle: A\ncategories: [y]\n---\nText\n');
  expect(await keys()).toEqual(['title 2', 'layout 1', 'categories 1']);
  fs.unlinkSync(join(blog.root, '_posts/2024-01-03-c.md'));
  expect(await keys()).toEqual(['title 1', 'categories 1']);
});

it('reads pages where there are no posts', async () => {
  fs.rmSync(join(blog.root, '_posts'), { recursive: true });
  expect(await keys()).toEqual(['page_key 1']);
});

it('goes on after a call that was given up', async () => {
  await expect(reader.read(AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  expect(await keys()).toEqual(['title 1', 'tags 1']);
});
