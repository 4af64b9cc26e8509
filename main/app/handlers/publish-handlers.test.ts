import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let site: SiteFixture;
let window: TestWindow;
const context = { signal: new AbortController().signal, progress: () => undefined };

beforeEach(async () => {
  site = new SiteFixture();
  window = await openTestWindow(join(site.folder, 'program'));
  await window.handlers['blog.open']({ folder: site.blog }, context);
  await window.handlers['blog.trust'](undefined, context);
});
afterEach(async () => {
  await window.close();
  site.remove();
});

const list = () => window.handlers['posts.list'](undefined, context);
const titleOf = async (path: string) => (await list()).find(entry => entry.path === path)?.title;
/** Comes out of one reading of the file: the same object means the same reading. */
const readingOf = async (path: string) => (await list()).find(entry => entry.path === path)?.tags;

const plan = (posts: readonly string[] | null) => window.handlers['publish.plan']({ posts }, context);

describe('a plan', () => {
  it('asks before a post with broken metadata goes online', async () => {
    site.write('posts/one.md', '---\ntitle: [a\n---\n');
    site.write('posts/two.md', '---\ntitle: Good\n---\n');
    const doubt = { kind: 'metadata-broken', detail: 'posts/one.md' };
    expect((await plan(['posts/one.md'])).decisions).toEqual([doubt]);
    expect((await plan(null)).decisions).toEqual([doubt]);
    expect((await plan(['posts/two.md'])).decisions).toEqual([]);
  });

  it('does not ask about broken metadata that are online already', async () => {
    site.write('posts/one.md', '---\ntitle: [a\n---\n');
    const run = { posts: null, message: null, tree: null };
    expect(await window.handlers['publish.run'](run, context)).toMatchObject({ result: 'published' });
    expect((await plan(['posts/one.md'])).decisions).toEqual([]);
    expect((await plan(null)).decisions).toEqual([]);
  });

  it('is named after a converted post once', async () => {
    site.write('_config.yml', 'title: A blog\n');
    site.write('_posts/2024-01-01-old.html', '---\ntitle: Old post\n---\n<p>Text.</p>\n');
    site.git('add', '.');
    site.git('commit', '-q', '-m', 'HTML');
    site.git('push', '-q');
    await window.handlers['blog.open']({ folder: site.blog }, context);
    await window.handlers['posts.convert']({ path: '_posts/2024-01-01-old.html', mayDrop: false }, context);
    const made = await plan(null);
    expect(made.files).toHaveLength(2);
    expect(made.message).toBe('Publish "Old post"');
  });

  it('is named after a post that is gone when there is no other', async () => {
    site.drop('posts/three.md');
    expect((await plan(['posts/three.md'])).message).toBe('Remove "posts/three.md"');
    expect((await plan(null)).message).toBe('Remove "posts/three.md"');
  });

  it('of several posts counts those that are there', async () => {
    site.write('posts/one.md', '---\ntitle: One\n---\n');
    site.write('posts/two.md', '---\ntitle: Two\n---\n');
    site.drop('posts/three.md');
    expect((await plan(null)).message).toBe('Update "One and 1 more"');
  });
});

describe('the list after git has worked', () => {
  it('has what a pull brought, and did not read the others again', async () => {
    const other = join(site.folder, 'other');
    site.gitIn(site.folder, 'clone', '-q', site.remote, other);
    site.write('posts/one.md', '---\ntitle: From afar\n---\n', other);
    site.gitIn(other, 'commit', '-q', '-a', '-m', 'From afar');
    site.gitIn(other, 'push', '-q');
    const before = await readingOf('posts/two.md');
    expect(await titleOf('posts/one.md')).not.toBe('From afar');
    expect(await window.handlers['publish.pull'](undefined, context)).toMatchObject({ result: 'published' });
    expect(await titleOf('posts/one.md')).toBe('From afar');
    expect(await readingOf('posts/two.md')).toBe(before);
    expect(before).toBeDefined();
  });

  it('has what was published, and did not read the others again', async () => {
    site.write('posts/one.md', '---\ntitle: Mine\n---\n');
    const before = await readingOf('posts/two.md');
    const run = { posts: null, message: null, tree: null };
    expect(await window.handlers['publish.run'](run, context)).toMatchObject({
      result: 'published',
      files: ['posts/one.md'],
    });
    expect(await titleOf('posts/one.md')).toBe('Mine');
    expect(await readingOf('posts/two.md')).toBe(before);
    expect(before).toBeDefined();
  });
});
