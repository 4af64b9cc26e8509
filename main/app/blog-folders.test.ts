import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBlog } from '../services/blog/open-blog.ts';
import { type BlogFolders, createBlogFolders } from './blog-folders.ts';
import { plainWindow } from './shell.ts';
import { createWindowSession } from './window-session.ts';

let root: string;
let folders: BlogFolders;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-folders-')));
  fs.mkdirSync(join(root, '_posts'));
  fs.writeFileSync(join(root, '_config.yml'), 'title: A\n');
  fs.writeFileSync(join(root, '_posts/2024-01-01-a.md'), '---\ntitle: A\n---\n');
  folders = createBlogFolders({ isWatching: true, graceMs: 0, warn: () => undefined });
});
afterEach(async () => {
  await folders.close();
  fs.rmSync(root, { recursive: true, force: true });
});

const open = async (isTrusted = false) => folders.use(await openBlog(root, { isSample: false, isTrusted }));

/** Like a new look at an edited configuration: the posts lie elsewhere now. */
function moveBlog(): void {
  fs.mkdirSync(join(root, 'docs'));
  fs.renameSync(join(root, '_posts'), join(root, 'docs/_posts'));
  fs.writeFileSync(join(root, '_config.yml'), 'title: A\ncollections_dir: docs\n');
}

describe('open blogs', () => {
  it('are shared by windows as long as their configuration is the same', async () => {
    const first = await open();
    createWindowSession(plainWindow(null)).show(first);
    expect(await open()).toBe(first);
    expect(folders.byAssetKey(first.assetKey)).toBe(first);
  });

  it('are listed by an edited configuration when they are opened again', async () => {
    const before = await open();
    expect(await before.index.list()).toHaveLength(1);
    moveBlog();
    const after = await open();
    expect(after.blog.site).not.toEqual(before.blog.site);
    expect((await after.index.list()).map(({ path }) => path)).toEqual(['docs/_posts/2024-01-01-a.md']);
  });

  it('stay for the windows that show them when another window opens them with another configuration', async () => {
    const session = createWindowSession(plainWindow(null));
    const before = await open();
    session.show(before);
    moveBlog();
    const after = await open();
    createWindowSession(plainWindow(null)).show(after);
    expect(after).not.toBe(before);
    expect(folders.byAssetKey(before.assetKey)).toBe(before);
    expect(folders.byAssetKey(after.assetKey)).toBe(after);
    const trusted = folders.use({ ...before.blog, isTrusted: true });
    expect(trusted).toBe(before);
    expect([before, after].map(({ blog }) => blog.isTrusted)).toEqual([true, true]);
    session.close();
    await vi.waitFor(() => expect(folders.byAssetKey(before.assetKey)).toBeUndefined());
    expect(folders.byAssetKey(after.assetKey)).toBe(after);
  });

  it('are closed when the last window that shows them has left', async () => {
    const folder = await open();
    const [one, two] = [createWindowSession(plainWindow(null)), createWindowSession(plainWindow(null))];
    one.show(folder);
    one.show(folder);
    two.show(folder);
    one.close();
    one.close();
    await new Promise(resolve => setImmediate(resolve));
    expect(folders.byAssetKey(folder.assetKey)).toBe(folder);
    two.close();
    await vi.waitFor(() => expect(folders.byAssetKey(folder.assetKey)).toBeUndefined());
    expect(await open()).not.toBe(folder);
  });

  it('are not kept open by a call that ends after its window has gone', async () => {
    const folder = await open();
    const session = createWindowSession(plainWindow(null));
    session.close();
    session.show(folder);
    await vi.waitFor(() => expect(folders.byAssetKey(folder.assetKey)).toBeUndefined());
  });

  it('are served again when a window shows one that was closed meanwhile', async () => {
    const folder = await open();
    const [one, two] = [createWindowSession(plainWindow(null)), createWindowSession(plainWindow(null))];
    one.show(folder);
    one.close();
    await vi.waitFor(() => expect(folders.byAssetKey(folder.assetKey)).toBeUndefined());
    const heard: string[] = [];
    two.onFolderChange(paths => heard.push(...paths));
    two.show(folder);
    expect(folders.byAssetKey(folder.assetKey)).toBe(folder);
    let count = 0;
    // A change before the watch is ready is not told, so the file is written until one is.
    await vi.waitFor(
      () => {
        fs.writeFileSync(join(root, '_posts/2024-01-02-b.md'), `${count++}`);
        expect(heard).toContain('_posts/2024-01-02-b.md');
      },
      { timeout: 10_000, interval: 400 },
    );
  });
});
