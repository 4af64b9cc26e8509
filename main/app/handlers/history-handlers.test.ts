import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { codeOf } from '../../../shared/app-error.test-support.ts';
import { observeGit } from '../../services/git/run-git.ts';
import { paragraphs, type SiteFixture } from '../../services/publish/testing/site-fixture.ts';
import { context, type TestWindow } from '../app-parts.test-support.ts';
import { openSiteWindow, openTrusted } from '../site-window.test-support.ts';

let site: SiteFixture;
let window: TestWindow;

beforeEach(async () => {
  ({ site, window } = await openSiteWindow());
});

/** Opens the blog of the fixture as it lies there now. */
const open = () => openTrusted(window, site.blog);

/** A small Nikola blog: posts with a sidecar beside them. */
async function openNikola(): Promise<void> {
  const posts = 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)';
  site.write(
    'conf.py',
    `${posts}\nCOMPILERS = {"markdown": (".md",)}\nIMAGE_FOLDERS = {"images": "images"}\n`,
  );
  site.write('posts/one.meta', '.. title: One\n.. slug: one\n.. date: 2024-01-01 00:00:00 UTC\n');
  site.git('add', '.');
  site.git('commit', '-q', '-m', 'Nikola');
  site.git('push', '-q');
  await open();
}

const publish = (posts: readonly string[]) =>
  window.handlers['publish.run']({ posts, message: null, seen: null, files: null, isUnseen: false }, context);
const takeBack = async (commit: string | null) =>
  window.handlers['publish.takeBack'](
    { commit: commit ?? '', stand: await window.handlers['publish.earlier'](undefined, context) },
    context,
  );
const list = (post: string | null) => window.handlers['history.list']({ post, skip: 0, limit: 9 }, context);

it('a version comes back in the blog it was asked for in, whatever the window shows by then', async () => {
  site.write('elsewhere/posts/other.md', 'x', site.folder);
  const elsewhere = join(site.folder, 'elsewhere');
  await window.handlers['blog.open']({ folder: elsewhere }, context);
  const other = window.session.folder();
  await open();
  const commit = site.git('rev-parse', 'HEAD').trim();
  site.drop('posts/one.md');
  const asked = { commit, path: 'posts/one.md', post: 'posts/one.md', present: null };
  const stop = observeGit(() => window.session.show(other));
  await window.handlers['history.restore'](asked, context).finally(stop);
  expect(window.session.folder()).toBe(other);
  expect(existsSync(join(elsewhere, 'posts/one.md'))).toBe(false);
  expect(site.read('posts/one.md')).toBe(paragraphs('one'));
});

describe('before the blog is trusted', () => {
  it('no git runs for its history, and what is kept on this computer is shown', async () => {
    await window.handlers['blog.open']({ folder: site.blog }, context);
    const calls: (readonly string[])[] = [];
    const stop = observeGit(args => calls.push(args));
    const restored = { commit: 'x', path: 'posts/one.md', post: 'posts/one.md', present: null };
    expect(await codeOf(list(null))).toBe('blog.untrusted');
    expect(await codeOf(takeBack('x'))).toBe('blog.untrusted');
    expect(await codeOf(window.handlers['history.show']({ commit: 'x', path: null }, context))).toBe(
      'blog.untrusted',
    );
    expect(await codeOf(window.handlers['history.restore'](restored, context))).toBe('blog.untrusted');
    expect(await window.handlers['history.kept']({ post: null }, context)).toEqual([]);
    stop();
    expect(calls).toEqual([]);
  });
});

describe('a post with a sidecar and a picture', () => {
  it('has the publishes that touched one of them, named by its title', async () => {
    await openNikola();
    site.write('images/a.png', 'picture');
    site.write('posts/one.md', '![](/images/a.png)\n');
    await publish(['posts/one.md']);
    site.write('posts/two.md', 'newer');
    await publish(['posts/two.md']);
    const { publishes } = await list('posts/one.md');
    expect(publishes.map(({ message }) => message)).toEqual(['Update “One”', 'Nikola', 'Begin']);
    expect(publishes[0]?.files).toEqual([
      { path: 'images/a.png', change: 'added', from: null, title: null },
      { path: 'posts/one.md', change: 'modified', from: null, title: 'One' },
    ]);
    expect(publishes[1]?.files.map(({ path, title }) => [path, title])).toEqual([
      ['conf.py', null],
      ['posts/one.meta', 'One'],
    ]);
    expect((await list(null)).publishes).toHaveLength(4);
  });

  it('is taken back with both, and a configuration never is', async () => {
    await openNikola();
    site.write('posts/one.md', 'newer');
    site.write('posts/one.meta', '.. title: Uno\n.. slug: one\n.. date: 2024-01-01 00:00:00 UTC\n');
    const { commit } = await publish(['posts/one.md']);
    expect(await takeBack(commit)).toMatchObject({ files: ['posts/one.md', 'posts/one.meta'] });
    const [, , nikola] = (await list(null)).publishes;
    expect(await takeBack(nikola?.commit ?? '')).toMatchObject({
      result: 'refused',
      error: { code: 'publish.cannot-take-back', data: { reason: 'other-files', paths: ['conf.py'] } },
    });
  });

  it('is taken back below an edit of its sidecar that another key of it meets online', async () => {
    await openNikola();
    site.write('posts/two.md', 'newer');
    const { commit } = await publish(['posts/two.md']);
    site.pushFromElsewhere({
      'posts/one.meta': '.. title: One\n.. slug: uno\n.. date: 2024-01-01 00:00:00 UTC\n',
    });
    site.write('posts/one.meta', '.. title: Uno\n.. slug: one\n.. date: 2024-01-01 00:00:00 UTC\n');
    expect(await takeBack(commit)).toMatchObject({ result: 'published', files: ['posts/two.md'] });
    expect(site.read('posts/one.meta')).toContain('title: Uno\n.. slug: uno\n');
  });

  it('is restored as an edit: the file stays, and what was there is kept for 30 days', async () => {
    await openNikola();
    const text = paragraphs('one');
    site.write('posts/one.md', 'published since');
    const { commit } = await publish(['posts/one.md']);
    const [, first] = (await list('posts/one.md')).publishes;
    const restored = await window.handlers['history.restore'](
      { commit: first?.commit ?? '', path: 'posts/one.md', post: 'posts/one.md', present: 'typed since' },
      context,
    );
    expect(restored).toMatchObject({ path: 'posts/one.md', text, isNew: false });
    expect(restored.sidecarText).toContain('title: One');
    expect(site.read('posts/one.md')).toBe('published since');
    const [kept, ...others] = await window.handlers['history.kept']({ post: 'posts/one.md' }, context);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ path: 'posts/one.md', isPost: true, reason: 'restored' });
    const id = kept?.id ?? '';
    expect(await window.handlers['history.keptText']({ id }, context)).toEqual({
      path: 'posts/one.md',
      text: 'typed since',
    });
    expect(await window.handlers['history.restoreKept']({ id, present: text }, context)).toMatchObject({
      text: 'typed since',
      isNew: false,
    });
    expect(await codeOf(window.handlers['history.keptText']({ id: `../${id}` }, context))).toBe(
      'history.gone',
    );
    expect(commit).not.toBeNull();
  });

  it('comes back as a file with its sidecar when it is gone, over nothing', async () => {
    await openNikola();
    const meta = site.read('posts/one.meta');
    const commit = site.git('rev-parse', 'HEAD').trim();
    site.drop('posts/one.md');
    site.drop('posts/one.meta');
    const asked = { commit, path: 'posts/one.md', post: 'posts/one.md', present: null };
    expect(await window.handlers['history.restore'](asked, context)).toMatchObject({ isNew: true });
    expect([site.read('posts/one.md'), site.read('posts/one.meta')]).toEqual([paragraphs('one'), meta]);
    expect(site.git('status', '--porcelain')).toBe('');
    site.drop('posts/one.md');
    site.write('posts/one.meta', 'another');
    await window.handlers['history.restore'](asked, context);
    expect(site.read('posts/one.meta')).toBe('another');
    site.drop('posts/one.md');
    site.write('posts/One.md', 'a twin');
    expect(await codeOf(window.handlers['history.restore'](asked, context))).toBe('file.name-taken');
  });
});

const pypy = findSharedData('blogs/pypy.org');

describe.skipIf(!pypy)('the reference blog', () => {
  const post = 'posts/2020/03/leysin-2020-sprint-report-764567777353955897';
  const subject = 'Convert “Leysin 2020 Sprint Report” to Markdown';
  const treeOnline = () => site.gitIn(site.remote, 'rev-parse', 'main^{tree}').trim();

  it('has its converted post published, taken back and published again: log and files show exactly that', async () => {
    // Of its posts those of that year: git looks at every file, again and again.
    const isWanted = (path: string) => !/\/posts\/(?!2020)[^/]+$/.test(path);
    cpSync(pypy ?? '', site.blog, { recursive: true, filter: isWanted });
    site.git('add', '.');
    site.git('commit', '-q', '-m', 'PyPy');
    site.git('push', '-q');
    await open();
    const before = treeOnline();
    await window.handlers['posts.convert']({ path: `${post}.html`, mayDrop: false }, context);
    const markdown = site.read(`${post}.md`);
    expect(markdown).toContain('## ');
    const files = [`${post}.html`, `${post}.md`];

    const first = await publish([`${post}.md`]);
    expect(first).toMatchObject({ result: 'published', files });
    const published = treeOnline();
    expect(published).not.toBe(before);
    expect(site.git('status', '--porcelain')).toBe('');

    expect(await takeBack(first.commit)).toMatchObject({ result: 'published', files });
    expect(treeOnline()).toBe(before);
    expect(site.git('status', '--porcelain')).toBe(` D ${post}.html\n?? ${post}.md\n`);
    expect([site.read(`${post}.md`), site.read(`${post}.html`)]).toEqual([markdown, null]);

    expect(await publish([`${post}.md`])).toMatchObject({ result: 'published', files });
    expect(treeOnline()).toBe(published);
    expect(site.git('status', '--porcelain')).toBe('');
    expect(site.read(`${post}.md`)).toBe(markdown);
    expect(site.gitIn(site.remote, 'log', '--format=%s', 'main').trim().split('\n')).toEqual([
      subject,
      `Take back: ${subject}`,
      subject,
      'PyPy',
      'Begin',
    ]);
    const { publishes } = await list(`${post}.md`);
    expect(publishes.map(({ message }) => message.split('\n')[0])).toEqual([
      subject,
      `Take back: ${subject}`,
      subject,
      'PyPy',
    ]);
  });
});
