import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findGenerator } from '../../shared/generators/all-generators.ts';
import { openBlog } from '../services/blog/open-blog.ts';
import { createPostIndex } from '../services/posts/post-index.ts';
import { findStartPost } from './start-post.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-start-'));
  mkdirSync(join(folder, 'blog/_posts'), { recursive: true });
  writeFileSync(join(folder, 'blog/_config.yml'), 'title: A\n');
  writeFileSync(join(folder, 'blog/_posts/2024-01-02-a.md'), '---\ntitle: A\n---\n');
  writeFileSync(join(folder, 'blog/_posts/2024-01-03-odd.md'), Uint8Array.of(0xff, 0xfe, 0));
  writeFileSync(join(folder, 'blog/page.html'), '<p>Copied as it is\n');
  writeFileSync(join(folder, 'outside.md'), '');
});

afterEach(() => rmSync(folder, { recursive: true }));

async function find(file: string | null) {
  const blog = await openBlog(join(folder, 'blog'), { isSample: false, isTrusted: false });
  const index = createPostIndex(blog);
  const asked: string[] = [];
  const watched = { ...index, ask: (name: string) => asked.push(name), list: () => asked.push('list') };
  const generator = findGenerator(blog.site.generator);
  const parts = { blog, generator, index: watched as unknown as typeof index };
  const path = await findStartPost(parts, { file: file === null ? null : join(folder, file) });
  // Whatever is asked of the index waits for the list of the whole blog.
  expect(asked).toEqual([]);
  return path;
}

it('a post is found without the list of the blog', async () => {
  expect(await find('blog/_posts/2024-01-02-a.md')).toBe('_posts/2024-01-02-a.md');
  expect(await find('blog/_posts/2024-01-03-odd.md')).toBe('_posts/2024-01-03-odd.md');
});

it('what is none, gone or outside is none', async () => {
  symlinkSync(join(folder, 'outside.md'), join(folder, 'blog/_posts/2024-01-04-link.md'));
  for (const file of ['blog/page.html', 'blog/_posts/2024-01-05-gone.md', 'outside.md', 'blog', null])
    expect(await find(file)).toBeUndefined();
  expect(await find('blog/_posts/2024-01-04-link.md')).toBeUndefined();
});
