import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Blog } from '../../../shared/model/blog.ts';
import { openBlog } from '../blog/open-blog.ts';
import { interferingFileSystem } from '../files/faulty-file-system.test-support.ts';
import { realFileSystem } from '../files/file-system.ts';
import { readPostText } from './read-post.ts';
import { saveSidecar } from './save-sidecar.ts';

const conf = 'POSTS = (("posts/*.html", "posts", "post.tmpl"),)\nCOMPILERS = {"html": (".html",)}\n';

let blog: Blog;
let sidecar: string;

beforeEach(async () => {
  const root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-sidecar-')));
  fs.mkdirSync(join(root, 'posts'));
  fs.writeFileSync(join(root, 'conf.py'), conf);
  fs.writeFileSync(join(root, 'posts/a.html'), '<p>Text');
  sidecar = join(root, 'posts/a.meta');
  fs.writeFileSync(sidecar, '\ufeff.. title: A\r\n.. slug: a\r\n\r\n');
  blog = await openBlog(root, { isSample: false, isTrusted: false });
});
afterEach(() => fs.rmSync(blog.root, { recursive: true, force: true }));

const read = () => readPostText(blog.root, 'posts/a.meta');
const onDisk = () => fs.readFileSync(sidecar, 'utf8');

it('changes only what was changed, over the version it was changed on', async () => {
  const { text, version } = await read();
  const saved = await saveSidecar(blog, 'posts/a.html', text.replace('A', 'B'), version);
  expect(onDisk()).toBe('\ufeff.. title: B\r\n.. slug: a\r\n\r\n');
  expect(saved).toEqual({ path: 'posts/a.meta', version: (await read()).version });
  expect(fs.readFileSync(join(blog.root, 'posts/a.html'), 'utf8')).toBe('<p>Text');
});

it('refuses to write over another version and names it', async () => {
  const { text, version } = await read();
  fs.writeFileSync(sidecar, '.. title: theirs\n');
  const found = (await read()).version;
  await expect(saveSidecar(blog, 'posts/a.html', `${text}x`, version)).rejects.toMatchObject({
    code: 'post.changed-on-disk',
    data: { path: 'posts/a.meta', version: found },
  });
  expect(onDisk()).toBe('.. title: theirs\n');
});

it('sees a change that comes while it writes', async () => {
  const { text, version } = await read();
  const fileSystem = interferingFileSystem(realFileSystem, async (operation, run) => {
    if (operation === 'sync') fs.writeFileSync(sidecar, 'from outside');
    return await run();
  });
  await expect(saveSidecar(blog, 'posts/a.html', `${text}x`, version, fileSystem)).rejects.toMatchObject({
    code: 'post.changed-on-disk',
  });
  expect(onDisk()).toBe('from outside');
});

it('does not bring a sidecar back, and makes none where the blog knows none', async () => {
  const { text, version } = await read();
  fs.unlinkSync(sidecar);
  await expect(saveSidecar(blog, 'posts/a.html', text, version)).rejects.toMatchObject({
    code: 'post.deleted-on-disk',
    data: { path: 'posts/a.meta' },
  });
  const plain: Blog = { ...blog, site: { ...blog.site, generator: 'plain' } };
  await expect(saveSidecar(plain, 'posts/a.html', text, version)).rejects.toMatchObject({
    code: 'post.not-found',
  });
  expect(fs.existsSync(sidecar)).toBe(false);
});
