import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watch as openWatch } from 'chokidar';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FolderWatch, watchFolder } from './watch-folder.ts';
import { writeAtomic } from './write-atomic.ts';

let root: string;
let watch: FolderWatch;
let batches: (readonly string[])[];
beforeEach(async () => {
  root = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-watch-')));
  for (const folder of ['posts', '.git', 'node_modules/x'])
    fs.mkdirSync(join(root, folder), { recursive: true });
  fs.writeFileSync(join(root, 'posts/a.md'), 'a');
  batches = [];
  watch = watchFolder(
    root,
    paths => batches.push(paths),
    error => {
      throw error;
    },
  );
  await watch.ready;
});
afterEach(async () => {
  await watch.close();
  fs.rmSync(root, { recursive: true, force: true });
});

/** Waits until all of `paths` were told, and returns everything that was. */
async function told(...paths: string[]): Promise<string[]> {
  await vi.waitFor(() => expect(batches.flat()).toEqual(expect.arrayContaining(paths)), { timeout: 10_000 });
  return batches.flat();
}

describe('watchFolder', () => {
  it('tells additions, changes and removals as blog paths', async () => {
    fs.writeFileSync(join(root, 'posts/é b.md'), 'b');
    fs.writeFileSync(join(root, 'posts/a.md'), 'changed');
    await told('posts/é b.md', 'posts/a.md');
    batches = [];
    fs.rmSync(join(root, 'posts/a.md'));
    expect(await told('posts/a.md')).toEqual(['posts/a.md']);
  });

  it('says nothing of what is there at the start, of git, packages and our temporary files', async () => {
    fs.writeFileSync(join(root, '.git/index.lock'), '');
    fs.writeFileSync(join(root, 'node_modules/x/a.js'), '');
    fs.writeFileSync(join(root, 'posts/.leysin-1-0123456789abcdef.tmp'), '');
    await writeAtomic(join(root, 'posts/a.md'), Buffer.from('saved'));
    expect(new Set(await told('posts/a.md'))).toEqual(new Set(['posts/a.md']));
  });

  it('gathers a storm into few batches', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `posts/${index}.md`);
    for (const name of names) fs.writeFileSync(join(root, name), 'x');
    await told(...names);
    expect(batches.length).toBeLessThan(20);
  });

  it('is quiet when it is closed', async () => {
    fs.writeFileSync(join(root, 'posts/c.md'), 'c');
    await watch.close();
    expect(batches).toEqual([]);
  });

  it('tells that anything may have changed when the folder goes and when it is back, and follows it then', async () => {
    await watch.close();
    watch = watchFolder(root, paths => batches.push(paths), undefined, { presenceMs: 20 });
    await watch.ready;
    const away = `${root}-away`;
    for (const _ of [1, 2]) {
      batches = [];
      fs.renameSync(root, away);
      await vi.waitFor(() => expect(batches).toContainEqual([]), { timeout: 10_000 });
      batches = [];
      fs.renameSync(away, root);
      // Once when the folder is found, once when all of it is watched again.
      await vi.waitFor(() => expect(batches.filter(paths => paths.length === 0)).toHaveLength(2), {
        timeout: 10_000,
      });
      fs.writeFileSync(join(root, 'posts/new.md'), String(Math.random()));
      await told('posts/new.md');
    }
  });

  it('follows a folder that was away for less time than passes between two looks for it', async () => {
    await watch.close();
    watch = watchFolder(root, paths => batches.push(paths), undefined, { presenceMs: 1_000 });
    await watch.ready;
    fs.renameSync(root, `${root}-away`);
    await told('posts/a.md');
    batches = [];
    fs.renameSync(`${root}-away`, root);
    await vi.waitFor(() => expect(batches).toContainEqual([]), { timeout: 10_000 });
    await vi.waitFor(
      () => {
        fs.writeFileSync(join(root, 'posts/new.md'), String(Math.random()));
        expect(batches.flat()).toContain('posts/new.md');
      },
      { timeout: 10_000, interval: 500 },
    );
  });

  it('looks again and again, and says so, where the system has no watches left', async () => {
    await watch.close();
    const errors: Error[] = [];
    const polling: (boolean | undefined)[] = [];
    watch = watchFolder(
      root,
      paths => batches.push(paths),
      error => errors.push(error),
      {
        openWatch: (paths, options) => {
          polling.push(options?.usePolling);
          const opened = openWatch(paths, { ...options, interval: 50, binaryInterval: 50 });
          if (!options?.usePolling) {
            const noWatches = Object.assign(new Error('no watches left'), { code: 'ENOSPC' });
            setImmediate(() => opened.emit('error', noWatches));
          }
          return opened;
        },
      },
    );
    await watch.ready;
    await vi.waitFor(() => expect(polling).toEqual([false, true]));
    await vi.waitFor(
      () => {
        fs.appendFileSync(join(root, 'posts/a.md'), '!');
        expect(batches.flat()).toContain('posts/a.md');
      },
      { timeout: 10_000, interval: 500 },
    );
    expect(errors).toHaveLength(1);
  });
});
