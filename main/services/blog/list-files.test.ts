import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFiles } from './list-files.ts';
import { mapParallel } from './map-parallel.ts';
import { readHead } from './read-head.ts';

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'leysin-files-')));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), '');
  }
}

it("lists files and dot-files, sorted, and leaves out what is not the blog's", async () => {
  await write('b.md', 'a/.c-comment-1.html', 'a/b.md', '.gitignore');
  await write('.git/HEAD', 'node_modules/x/README.md', '_site/a.html', '.cache/x', 'a/.hidden/x.md');
  expect(await listFiles(folder)).toEqual(['.gitignore', 'a/.c-comment-1.html', 'a/b.md', 'b.md']);
});

it('lists of .vitepress and .vuepress the configuration and public files, and nothing else', async () => {
  await write('.vitepress/config.mts', '.vitepress/cache/a.md', '.vitepress/theme/index.ts', 'docs/a.md');
  await write(
    'docs/.vuepress/config/index.js',
    'docs/.vuepress/config/nav.js',
    'docs/.vuepress/public/img/x.png',
  );
  await write('docs/.vuepress/a.md', '.vitepress/dist/config.js', '.github/config.js');
  expect(await listFiles(folder)).toEqual([
    '.vitepress/config.mts',
    'docs/.vuepress/config/index.js',
    'docs/.vuepress/public/img/x.png',
    'docs/a.md',
  ]);
});

it('takes no link in a hidden folder that leads out of the blog or to what is not listed', async () => {
  await write('.vitepress/theme.ts', '.git/config');
  await symlink('/etc/hostname', join(folder, '.vitepress/config.js'));
  await symlink('theme.ts', join(folder, '.vitepress/other.ts'));
  await mkdir(join(folder, 'docs/.vitepress'), { recursive: true });
  await symlink('../../.git/config', join(folder, 'docs/.vitepress/config.ts'));
  await symlink('../../.vitepress/theme.ts', join(folder, 'docs/.vitepress/config.mts'));
  expect(await listFiles(folder)).toEqual(['docs/.vitepress/config.mts']);
});

it('leaves out an output folder only where .gitignore names it', async () => {
  await write('public/a.md', 'posts/a.md', 'posts/public/b.md');
  expect(await listFiles(folder)).toContain('public/a.md');
  await writeFile(join(folder, '.gitignore'), '# output\r\n/public/\nposts\n');
  expect(await listFiles(folder)).toEqual(['.gitignore', 'posts/a.md', 'posts/public/b.md']);
});

it('does not read a .gitignore that is a link, which may lead to a device without an end', async () => {
  await write('public/a.md');
  await symlink('/dev/zero', join(folder, '.gitignore'));
  expect(await listFiles(folder)).toEqual(['public/a.md']);
});

it('takes no link to a folder, out of the blog, into .git or to nothing', async () => {
  await write('a/b.md', '.git/config');
  await symlink(tmpdir(), join(folder, 'out'));
  await symlink('a', join(folder, 'loop'));
  await symlink('.git/config', join(folder, 'config.md'));
  await symlink('nothing', join(folder, 'nothing.md'));
  await symlink('/etc/hostname', join(folder, 'host.md'));
  await symlink('a/b.md', join(folder, 'own.md'));
  expect(await listFiles(folder)).toEqual(['a/b.md', 'own.md']);
});

it('can be cancelled, and says when the root is gone', async () => {
  await write('a/b.md');
  const controller = new AbortController();
  controller.abort();
  await expect(listFiles(folder, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
  await expect(listFiles(join(folder, 'none'))).rejects.toMatchObject({ code: 'blog.gone' });
  await expect(listFiles(join(folder, 'a/b.md'))).rejects.toMatchObject({ code: 'blog.unreadable' });
});

it('runs no more at a time than allowed and keeps the order', async () => {
  let running = 0;
  let most = 0;
  const results = await mapParallel([5, 1, 4, 2, 3], 2, async item => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
    running -= 1;
    return item * 10;
  });
  expect([results, most]).toEqual([[50, 10, 40, 20, 30], 2]);
});

it('reads the head of a file up to a whole line or character', async () => {
  const path = join(folder, 'a.md');
  await writeFile(path, 'one\r\ntwo\nthree');
  expect(readHead(folder, 'a.md', 100)).toEqual({ text: 'one\ntwo\nthree', isText: true, isWhole: true });
  expect(readHead(folder, 'a.md', 14)).toEqual({ text: 'one\ntwo\nthree', isText: true, isWhole: true });
  expect(readHead(folder, 'a.md', 11)).toEqual({ text: 'one\ntwo\n', isText: true, isWhole: false });
  await writeFile(path, `---\n${'ü'.repeat(10)}`);
  for (const limit of [14, 15, 16]) {
    const head = readHead(folder, 'a.md', limit);
    expect(head).toMatchObject({ isText: true, isWhole: false });
    expect(head.text).toMatch(/^---\nüüüü+$/);
  }
  await writeFile(path, Buffer.from([0x61, 0xff, 0x00]));
  expect(readHead(folder, 'a.md', 100)).toEqual({ text: 'a\ufffd\ufffd', isText: false, isWhole: true });
});
