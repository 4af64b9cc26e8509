import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { writeAtomic } from '../files/write-atomic.ts';

/** Why a text was put aside. */
export type HistoryReason = 'conflict' | 'discarded' | 'recovered' | 'converted' | 'converted';

/** Texts that lost against another, kept so that no choice is final. */
export interface History {
  /**
   * Keeps `text` for 30 days and returns the file it is in.
   * @throws file.disk-full and the other file errors
   */
  keepVersion(blogRoot: string, path: BlogPath, text: string, why: HistoryReason): Promise<string>;
  /** The files kept for a post, oldest first. */
  list(blogRoot: string, path: BlogPath): Promise<readonly string[]>;
}

/** How long a version is kept, in milliseconds. */
const keptMs = 30 * 24 * 3_600_000;

/** A name for a post that is the same in every run and holds no part of its path. */
export function postKey(blogRoot: string, path: BlogPath): string {
  return createHash('sha256').update(`${blogRoot}\0${path}`).digest('hex').slice(0, 32);
}

/** Creates the history under `home/history`: a folder for each post, in it plain texts and where they come from. */
export function createHistory(home: string): History {
  const root = join(home, 'history');
  let pruned: Promise<void> | undefined;
  return {
    async keepVersion(blogRoot, path, text, why) {
      const folder = join(root, postKey(blogRoot, path));
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        pruned ??= prune(root);
        await pruned;
        await writeAtomic(join(folder, 'origin.json'), Buffer.from(JSON.stringify({ blogRoot, path })));
        const time = new Date().toISOString().replace(/[:.]/g, '-');
        const content = createHash('sha256').update(text).digest('hex').slice(0, 8);
        const file = join(folder, `${time}-${why}-${content}.txt`);
        await writeAtomic(file, Buffer.from(text));
        return file;
      } catch (error) {
        throw toFileError(error, folder);
      }
    },
    async list(blogRoot, path) {
      const folder = join(root, postKey(blogRoot, path));
      const names = await listNames(folder);
      return names.filter(name => name.endsWith('.txt')).map(name => join(folder, name));
    },
  };
}

/** Removes what is older than 30 days. */
async function prune(root: string): Promise<void> {
  const oldest = Date.now() - keptMs;
  for (const key of await listNames(root)) {
    const names = (await listNames(join(root, key))).filter(name => name.endsWith('.txt'));
    for (const name of names) {
      const file = join(root, key, name);
      if ((await stat(file)).mtimeMs < oldest) await rm(file, { force: true });
    }
  }
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}
