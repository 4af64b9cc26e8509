import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { context, openTestWindow, type TestWindow } from '../app-parts.test-support.ts';

let home: string;
let blog: string;
let window: TestWindow;

beforeEach(async () => {
  home = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-metadata-')));
  blog = join(home, 'blog');
  fs.mkdirSync(join(blog, 'posts'), { recursive: true });
  const conf = 'POSTS = (("posts/*.html", "posts", "post.tmpl"),)\nCOMPILERS = {"html": (".html",)}\n';
  fs.writeFileSync(join(blog, 'conf.py'), conf);
  fs.writeFileSync(join(blog, 'posts/a.html'), '<p>Text');
  fs.writeFileSync(join(blog, 'posts/a.meta'), '.. title: A\n.. tags: x\n');
  window = await openTestWindow(home);
  await window.handlers['blog.open']({ folder: blog }, context);
});
afterEach(async () => {
  await window.close();
  fs.rmSync(home, { recursive: true, force: true });
});

const read = () => window.handlers['posts.read']({ path: 'posts/a.html' }, context);
const titles = async () =>
  (await window.handlers['posts.list'](undefined, context)).map(({ title }) => title);

it('a sidecar comes with its version, and what is written over it is in the list and the fields at once', async () => {
  expect(await titles()).toEqual(['A']);
  const { sidecarVersion = '' } = await read();
  const text = '.. title: B\n.. tags: x, y\n';
  const save = { path: 'posts/a.html', text, baseVersion: sidecarVersion, journalSeq: 0 };
  const { version } = await window.handlers['posts.saveSidecar'](save, context);
  expect(await read()).toMatchObject({
    sidecarText: text,
    sidecarVersion: version,
    metadata: { title: 'B' },
  });
  expect(await titles()).toEqual(['B']);
  const { fields } = await window.handlers['blog.fields'](undefined, context);
  expect(fields.find(({ key }) => key === 'tags')?.values).toEqual(['x', 'y']);
  await expect(window.handlers['posts.saveSidecar'](save, context)).resolves.toEqual({ version });
  const late = { ...save, text: '.. title: C\n' };
  await expect(window.handlers['posts.saveSidecar'](late, context)).rejects.toMatchObject({
    code: 'post.changed-on-disk',
    data: { path: 'posts/a.meta', version },
  });
});

it('a post is committed when the last commit holds it; git is asked only in a trusted blog', async () => {
  const ask = (path = 'posts/a.html') => window.handlers['posts.isCommitted']({ path }, context);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: blog });
  expect(await ask()).toBeNull();
  await window.handlers['blog.trust'](undefined, context);
  expect(await ask()).toBeNull();
  git('init', '-q');
  expect(await ask()).toBe(false);
  git('add', 'posts/a.html');
  expect(await ask()).toBe(false);
  git('commit', '-q', '-m', 'x');
  expect(await ask()).toBe(true);
  fs.writeFileSync(join(blog, 'posts/b.html'), '<p>New');
  expect(await ask('posts/b.html')).toBe(false);
  await expect(ask('conf.py')).rejects.toMatchObject({ code: 'post.not-found' });
  git('config', 'core.sshCommand', 'other-ssh');
  expect(await ask()).toBeNull();
});

it('a sidecar of what is no post is not written', async () => {
  const save = { path: 'conf.py', text: 'x', baseVersion: 'x', journalSeq: 0 };
  await expect(window.handlers['posts.saveSidecar'](save, context)).rejects.toMatchObject({
    code: 'post.not-found',
  });
});
