import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { context, openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let home: string;
let blog: string;
let window: TestWindow;
const count = 12;

beforeEach(async () => {
  home = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-list-')));
  blog = join(home, 'blog');
  fs.mkdirSync(blog);
  for (let at = 0; at < count; at += 1) fs.writeFileSync(join(blog, `${at}.md`), `# Post ${at}\n`);
  window = await openTestWindow(home);
  await window.handlers['blog.open']({ folder: blog }, context);
});
afterEach(async () => {
  await window.close();
  fs.rmSync(home, { recursive: true, force: true });
});

const list = async () => (await window.handlers['posts.list'](undefined, context)).length;
const remove = (from: number, to: number) => {
  for (let at = from; at < to; at += 1) fs.rmSync(join(blog, `${at}.md`));
};
const git = (...args: readonly string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args],
    { cwd: blog },
  );

it('many posts that are gone at once are not taken for deleted until somebody says so', async () => {
  expect(await list()).toBe(count);
  remove(0, 3);
  const thinned = { code: 'blog.thinned', data: { missing: 3 } };
  await expect(list()).rejects.toMatchObject(thinned);
  await expect(list()).rejects.toMatchObject(thinned);
  await window.handlers['posts.believe'](undefined, context);
  expect(await list()).toBe(count - 3);
});

it('they are listed again when they are back', async () => {
  await list();
  fs.renameSync(join(blog, '1.md'), join(home, '1.md'));
  fs.renameSync(join(blog, '2.md'), join(home, '2.md'));
  fs.renameSync(join(blog, '3.md'), join(home, '3.md'));
  await expect(list()).rejects.toMatchObject({ code: 'blog.thinned' });
  for (const name of ['1.md', '2.md', '3.md']) fs.renameSync(join(home, name), join(blog, name));
  expect(await list()).toBe(count);
});

it('one post may go, and any number may be renamed', async () => {
  await list();
  remove(0, 1);
  expect(await list()).toBe(count - 1);
  fs.mkdirSync(join(blog, 'old'));
  for (let at = 1; at < count; at += 1) fs.renameSync(join(blog, `${at}.md`), join(blog, 'old', `${at}.md`));
  expect(await list()).toBe(count - 1);
});

it('a switch of branches or a commit may take any number of them away', async () => {
  git('init', '-q', '-b', 'main');
  git('add', '0.md');
  git('commit', '-qm', 'one');
  git('switch', '-qc', 'all');
  git('add', '.');
  git('commit', '-qm', 'all');
  expect(await list()).toBe(count);
  git('switch', '-q', 'main');
  expect(await list()).toBe(1);
  git('switch', '-q', 'all');
  expect(await list()).toBe(count);
  git('rm', '-q', '1.md', '2.md', '3.md');
  await expect(list()).rejects.toMatchObject({ code: 'blog.thinned' });
  git('commit', '-qm', 'fewer');
  expect(await list()).toBe(count - 3);
});

it('no copy goes into a folder that was emptied but for the one of git', async () => {
  git('init', '-q');
  await list();
  await window.handlers['posts.read']({ path: '1.md' }, context);
  remove(0, count);
  const empty = { code: 'blog.gone', data: { reason: 'empty' } };
  await expect(
    window.handlers['posts.saveCopy']({ path: '1.md', text: 'mine' }, context),
  ).rejects.toMatchObject(empty);
  await expect(
    window.handlers['posts.create']({ title: 'New', lang: null, draft: false }, context),
  ).rejects.toMatchObject(empty);
  expect(fs.readdirSync(blog)).toEqual(['.git']);
});
