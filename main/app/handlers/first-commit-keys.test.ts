import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let site: SiteFixture;
let window: TestWindow;
let empty: string;
const context = { signal: new AbortController().signal, progress: () => undefined };

beforeEach(async () => {
  site = new SiteFixture();
  rmSync(join(site.blog, '.git'), { recursive: true });
  empty = join(site.folder, 'empty.git');
  site.gitIn(site.folder, 'init', '-q', '--bare', '--initial-branch=main', empty);
  window = await openTestWindow(join(site.folder, 'program'));
  await window.handlers['blog.open']({ folder: site.blog }, context);
});
afterEach(async () => {
  await window.close();
  site.remove();
});

const token = `ghp_${'Ab3dEf6hIj'.repeat(4)}`;
const look = () => window.handlers['repository.look'](undefined, context);
const commit = async () => {
  const { print } = await look();
  return window.handlers['repository.commit']({ print, message: 'Begin', identity: null }, context);
};
const publish = () =>
  window.handlers['publish.run'](
    { posts: null, message: null, seen: null, files: null, isUnseen: false },
    context,
  );
const connect = () => window.handlers['repository.connect']({ address: empty, mayBeFolder: true }, context);
/** What is said of the key in the plan, and the command that is named there. */
const wayOut = async () => {
  const { files, earlier } = await window.handlers['publish.plan']({ posts: null }, context);
  const paths = files.map(({ path }) => path);
  const { findings } = await window.handlers['checks.run'](
    { paths, isPublishing: true, earlier: earlier?.range ?? null },
    context,
  );
  const [found] = findings.filter(({ rule }) => rule === 'secret');
  return /“git ([^”]*)”/.exec(found?.message ?? '')?.[1] ?? '';
};
const everOnline = () => site.gitIn(empty, 'log', '--all', '-p', '--format=%s');

describe('a blog with a key in it', () => {
  it('begins without that file, and goes online', async () => {
    site.write('keys.txt', `one\ntoken ${token}\n`);
    const { left } = await window.handlers['repository.create']({ isIgnoring: true }, context);
    expect(left).toMatchObject([{ path: 'keys.txt', reason: 'secret-inside', secret: { line: 2 } }]);
    await commit();
    await connect();
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(everOnline()).toContain('posts/one.md');
    expect(everOnline()).not.toContain(token);
    expect(site.read('keys.txt')).toContain(token);
  });

  it('that was committed as its beginning goes on by the words of the finding', async () => {
    await window.handlers['repository.create']({ isIgnoring: true }, context);
    site.write('keys.txt', `token ${token}\n`);
    site.git('add', '.');
    site.git('commit', '-q', '-m', 'By hand');
    await connect();
    expect(await publish()).toMatchObject({ result: 'refused', error: { data: { isEarlier: true } } });
    const way = await wayOut();
    expect(way).toBe('update-ref -d HEAD');
    site.git(...way.split(' '));
    expect(await look()).toMatchObject({ stage: 'empty', left: [{ path: 'keys.txt' }] });
    expect(await commit()).toMatchObject({ stage: 'connected' });
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(everOnline()).toContain('posts/one.md');
    expect(everOnline()).not.toContain(token);
    expect(site.read('keys.txt')).toContain(token);
  });

  it('that was committed later goes on by the words of the finding', async () => {
    await window.handlers['repository.create']({ isIgnoring: true }, context);
    await commit();
    await connect();
    site.write('posts/two.md', `---\ntitle: Two\n---\n\n${token}\n`);
    site.git('commit', '-q', '-m', 'By hand', '--', 'posts/two.md');
    site.write('posts/one.md', '---\ntitle: One\n---\n\nMore.\n');
    site.git('commit', '-q', '-m', 'After', '--', 'posts/one.md');
    site.write('posts/two.md', '---\ntitle: Two\n---\n\nText.\n');
    expect(await publish()).toMatchObject({ result: 'refused' });
    const way = await wayOut();
    expect(way).toMatch(/^reset --soft [0-9a-f]{10}\^$/);
    site.git(...way.split(' '));
    expect(await publish()).toMatchObject({
      result: 'published',
      files: ['posts/one.md', 'posts/two.md'],
    });
    expect(everOnline()).toContain('More.');
    expect(everOnline()).not.toContain(token);
  });
});
