import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { context, openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let home: string;
let blog: string;
let window: TestWindow;

beforeEach(async () => {
  home = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-posts-')));
  blog = join(home, 'blog');
  fs.mkdirSync(join(blog, '_posts'), { recursive: true });
  fs.writeFileSync(join(blog, '_config.yml'), 'title: A blog\n');
  fs.writeFileSync(join(blog, '_posts/2024-01-01-a.md'), '---\ntitle: A\n---\nText.\n');
  fs.writeFileSync(join(blog, '_posts/2024-01-02-b.html'), '---\ntitle: B\n---\n<p>Text.</p>\n');
  window = await openTestWindow(home);
  await window.handlers['blog.open']({ folder: blog }, context);
});
afterEach(async () => {
  await window.close();
  fs.rmSync(home, { recursive: true, force: true });
});

const list = () => window.handlers['posts.list'](undefined, context);
/** Comes out of one reading of the file: the same object means the same reading. */
const readingOf = async (path: string) => (await list()).find(entry => entry.path === path)?.tags;

describe('a post that is made or changed', () => {
  it.each([
    ['creating', () => window.handlers['posts.create']({ title: 'New', lang: null, draft: false }, context)],
    [
      'converting',
      () => window.handlers['posts.convert']({ path: '_posts/2024-01-02-b.html', mayDrop: false }, context),
    ],
    [
      'importing',
      () =>
        window.handlers['posts.import'](
          { name: 'new.html', bytes: Buffer.from('<title>New</title><p>Text'), isPrinted: false },
          context,
        ),
    ],
  ])('does not make the list read all others again: %s', async (_, act) => {
    const before = await readingOf('_posts/2024-01-01-a.md');
    const count = (await list()).map(({ path }) => path);
    await act();
    expect((await list()).map(({ path }) => path)).not.toEqual(count);
    expect(await readingOf('_posts/2024-01-01-a.md')).toBe(before);
    expect(before).toBeDefined();
  });
});

it('opens a post without waiting until it is remembered as the last one', async () => {
  const remember = vi.spyOn(window.parts.settings, 'rememberPost').mockReturnValue(new Promise(() => {}));
  const post = await window.handlers['posts.read']({ path: '_posts/2024-01-01-a.md' }, context);
  expect(post.metadata.title).toBe('A');
  expect(remember).toHaveBeenCalledWith(blog, '_posts/2024-01-01-a.md');
});
