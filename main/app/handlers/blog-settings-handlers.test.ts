import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CallName, ParamsOf, ResultOf } from '../../../shared/api/contract.ts';
import { context, openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let home: string;
let blog: string;
let window: TestWindow;

function call<N extends CallName>(name: N, params: ParamsOf<N>): Promise<ResultOf<N>> {
  // Each handler takes what its own call is given.
  const handler = window.handlers[name] as unknown as (
    params: ParamsOf<N>,
    given: typeof context,
  ) => Promise<ResultOf<N>>;
  return handler(params, context);
}

beforeEach(async () => {
  home = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-home-')));
  blog = join(home, 'blog');
  for (const [path, text] of [
    ['notes/a.md', '# A\n'],
    ['notes/b.md', '# B\n'],
    ['blog/c.md', '# C\n'],
    ['README.md', '# Read me\n'],
  ] as const) {
    fs.mkdirSync(join(blog, path, '..'), { recursive: true });
    fs.writeFileSync(join(blog, path), text);
  }
  window = await openTestWindow(home);
});
afterEach(async () => {
  await window.close();
  fs.rmSync(home, { recursive: true, force: true });
});

it('tells of a blog until that is put away, and remembers it outside of the blog', async () => {
  const before = fs.readdirSync(blog);
  expect(await call('blog.open', { folder: blog })).toMatchObject({ isNew: true });
  expect((await call('blog.settings', undefined)).facts).toContainEqual(
    expect.objectContaining({ key: 'generator', text: 'Plain folder' }),
  );
  await call('blog.settingsSeen', undefined);
  expect(await call('blog.open', { folder: blog })).toMatchObject({ isNew: false });
  expect(fs.readdirSync(blog)).toEqual(before);
});

it('tries corrections without writing, then writes them and serves the blog with them', async () => {
  await call('blog.open', { folder: blog });
  const corrections = { postFolders: ['blog/'] };
  expect(await call('blog.trySettings', { corrections })).toMatchObject({
    posts: { before: 3, after: 1 },
    newPost: 'blog/a-new-post.md',
  });
  expect(fs.existsSync(join(blog, '.leysin.json'))).toBe(false);
  expect(await call('posts.list', undefined)).toHaveLength(3);
  const { version } = await call('blog.settings', undefined);
  const opened = await call('blog.saveSettings', { corrections, version, isReplacing: false });
  expect(opened).toMatchObject({ root: blog, isNew: false });
  expect((await call('posts.list', undefined)).map(({ path }) => path)).toEqual(['blog/c.md']);
  expect(await call('posts.create', { title: 'New', lang: null, draft: false })).toEqual({
    path: 'blog/new.md',
  });
  await expect(call('posts.read', { path: 'notes/a.md' })).rejects.toMatchObject({ code: 'post.not-found' });
});

it('does not write over corrections it has not shown', async () => {
  await call('blog.open', { folder: blog });
  const { version } = await call('blog.settings', undefined);
  fs.writeFileSync(join(blog, '.leysin.json'), '{"version":1,"timeZone":"UTC"}');
  await expect(
    call('blog.saveSettings', { corrections: { timeZone: 'Asia/Tokyo' }, version, isReplacing: true }),
  ).rejects.toMatchObject({ code: 'settings.changed-on-disk' });
  expect(fs.readFileSync(join(blog, '.leysin.json'), 'utf8')).toBe('{"version":1,"timeZone":"UTC"}');
});
