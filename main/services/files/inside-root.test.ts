import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { isAppError } from '../../../shared/app-error.ts';
import { resolveInside } from './inside-root.ts';
import { writeNew } from './write-new.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leysin-gate-')));
  root = join(folder, 'blog');
  mkdirSync(join(root, 'posts'), { recursive: true });
  mkdirSync(join(root, '.git/hooks'), { recursive: true });
  writeFileSync(join(root, '.git/config'), '[core]\n');
  writeFileSync(join(root, 'posts/a.md'), 'a\n');
  writeFileSync(join(folder, 'secret.md'), 'secret\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function outcome(path: string, use: 'read' | 'write'): Promise<string> {
  try {
    return relative(root, await resolveInside(root, path, use));
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

describe('resolveInside', () => {
  it('finds what is there and what is not there yet', async () => {
    expect(await outcome('posts/a.md', 'read')).toBe('posts/a.md');
    expect(await outcome('posts/2024/new.md', 'write')).toBe('posts/2024/new.md');
    expect(await outcome('', 'read')).toBe('');
  });

  it('keeps names as they are given, composed or not', async () => {
    for (const name of ['é.md', 'e\u0301.md', 'ﬁle.md', '日本語.md', '😀.md', '-rf.md', '$HOME.md', '~x.md'])
      expect(await outcome(`posts/${name}`, 'write')).toBe(`posts/${name}`);
  });

  it('refuses everything that would climb out', async () => {
    for (const path of [
      '..',
      '../x',
      'a/../../x',
      'a/..',
      '..\\x',
      'a\\..\\x',
      '/etc/passwd',
      'C:/x',
      'C:x',
      '\\\\s\\x',
    ])
      expect(await outcome(path, 'read'), path).toBe('path.outside-root');
  });

  it('refuses what is no plain relative path', async () => {
    for (const path of ['./a', 'a//b', 'a/', 'a\u0000.md', 'a\n.md', 'a\u0085', 'a\\b', '\ud800.md'])
      expect(await outcome(path, 'read'), JSON.stringify(path)).toBe('path.not-allowed');
    expect(await outcome('', 'write')).toBe('path.not-allowed');
  });

  it('refuses new names that Windows cannot hold, but reads and saves such files when they exist', async () => {
    for (const name of ['aux', 'nul.md', 'COM1.md', 'x.md::$DATA', 'x.md ', 'x.', 'a|b', 'a"b'])
      expect(await outcome(`posts/${name}`, 'write'), name).toBe('path.not-allowed');
    writeFileSync(join(root, 'posts/10:30 why?.md'), '');
    expect(await outcome('posts/10:30 why?.md', 'write')).toBe('posts/10:30 why?.md');
  });

  it('refuses writes in .git and in whatever some file system takes for it', async () => {
    const names = [
      '.git',
      '.GIT',
      '.Git ',
      '.git.',
      'git~1',
      'GIT~2',
      '.g\u200cit',
      '.git::$INDEX_ALLOCATION',
      '.gi\u0301t',
      '．git',
    ];
    for (const name of names) {
      expect(await outcome(`${name}/config`, 'write'), name).toBe('path.not-allowed');
      expect(await outcome(`posts/${name}`, 'write'), name).toBe('path.not-allowed');
    }
    expect(await outcome('.gitignore', 'write')).toBe('.gitignore');
    expect(await outcome('posts/git.md', 'write')).toBe('posts/git.md');
  });

  it('follows links inside the blog and refuses those that lead out, nowhere, in a circle or into .git', async () => {
    symlinkSync('a.md', join(root, 'posts/inside.md'));
    symlinkSync('../../secret.md', join(root, 'posts/out.md'));
    symlinkSync(folder, join(root, 'posts/up'));
    symlinkSync('gone.md', join(root, 'posts/dangling.md'));
    symlinkSync('loop.md', join(root, 'posts/loop.md'));
    symlinkSync('../.git/hooks', join(root, 'posts/hooks'));
    expect(await outcome('posts/inside.md', 'write')).toBe('posts/a.md');
    expect(await outcome('posts/out.md', 'read')).toBe('path.outside-root');
    expect(await outcome('posts/up/new.md', 'write')).toBe('path.outside-root');
    expect(await outcome('posts/up/blog/posts/a.md', 'read')).toBe('posts/a.md');
    expect(await outcome('posts/dangling.md', 'write')).toBe('path.not-allowed');
    expect(await outcome('posts/loop.md', 'read')).toBe('path.not-allowed');
    expect(await outcome('posts/hooks/pre-push', 'write')).toBe('path.not-allowed');
    symlinkSync('../.git/config', join(root, 'posts/config.md'));
    expect(await outcome('posts/config.md', 'read')).toBe('path.not-allowed');
  });

  it('resolves a root that is itself a link', async () => {
    symlinkSync(root, join(folder, 'alias'));
    expect(await resolveInside(join(folder, 'alias'), 'posts/a.md', 'read')).toBe(join(root, 'posts/a.md'));
  });

  it('says that the blog is gone', async () => {
    await expect(resolveInside(join(folder, 'gone'), 'a.md', 'read')).rejects.toMatchObject({
      code: 'blog.gone',
    });
  });
});

const paths = findSharedData('payloads/paths.json');

describe.skipIf(!paths)('the shared list of hostile paths', () => {
  const items = paths
    ? (JSON.parse(readFileSync(paths, 'utf8')) as { items: { path: string }[] }).items.map(item => item.path)
    : [];
  const forms = (path: string) => [
    path,
    path.normalize('NFD'),
    path.toUpperCase(),
    `posts/${path}`,
    encodeURIComponent(path),
  ];

  it('has no path that gets out of the blog, into .git or over another file', async () => {
    const before = readFileSync(join(root, '.git/config'), 'utf8');
    for (const path of items.flatMap(forms)) {
      try {
        const resolved = await resolveInside(root, path, 'write');
        expect(resolved.startsWith(`${root}/`), path).toBe(true);
        await writeNew(resolved, Buffer.from(path));
      } catch (error) {
        if (!isAppError(error)) throw error;
      }
    }
    expect(readFileSync(join(root, '.git/config'), 'utf8')).toBe(before);
    expect(readFileSync(join(folder, 'secret.md'), 'utf8')).toBe('secret\n');
    expect(existsSync(join(folder, 'x.md'))).toBe(false);
  });

  it('would get out without the gate, so the list can tell', () => {
    const leaving = items.filter(path => relative(root, join(root, path)).startsWith('..'));
    expect(leaving.length).toBeGreaterThan(1);
  });
});
