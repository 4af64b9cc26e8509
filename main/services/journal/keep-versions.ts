import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { writeAtomic } from '../files/write-atomic.ts';

/** Why a text was put aside. */
export type KeepReason = 'conflict' | 'discarded' | 'recovered' | 'converted' | 'restored';

/** Texts that lost against another, kept so that no choice is final. */
export interface VersionKeeper {
  /**
   * Keeps `text` for 30 days and returns the file it is in.
   * @throws file.disk-full and the other file errors
   */
  keepVersion(blogRoot: string, path: BlogPath, text: string, why: KeepReason): Promise<string>;
  /** Keeps the bytes of a file that is no text likewise. */
  keepBytes(blogRoot: string, path: BlogPath, bytes: Uint8Array, why: KeepReason): Promise<string>;
  /** The texts kept for a post, oldest first. */
  list(blogRoot: string, path: BlogPath): Promise<readonly string[]>;
}

/** How long a version is kept, in milliseconds. */
const keptMs = 30 * 24 * 3_600_000;

/** Tells which post a folder is for. */
const originName = 'origin.json';

/** A name for a post that is the same in every run and holds no part of its path. */
export function postKey(blogRoot: string, path: BlogPath): string {
  return createHash('sha256').update(`${blogRoot}\0${path}`).digest('hex').slice(0, 32);
}

/** Keeps versions under `home/history`: a folder for each post, in it plain texts and where they come from. */
export function createVersionKeeper(home: string): VersionKeeper {
  const root = join(home, 'history');
  let pruned: Promise<void> | undefined;
  const keep = async (blogRoot: string, path: BlogPath, bytes: Uint8Array, ending: string) => {
    const folder = join(root, postKey(blogRoot, path));
    try {
      pruned ??= prune(root);
      await pruned;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeAtomic(join(folder, originName), Buffer.from(JSON.stringify({ blogRoot, path })));
      const time = new Date().toISOString().replace(/[:.]/g, '-');
      const content = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
      const file = join(folder, `${time}-${ending.replace('.', `-${content}.`)}`);
      await writeAtomic(file, bytes);
      return file;
    } catch (error) {
      throw toFileError(error, folder);
    }
  };
  return {
    keepVersion: (blogRoot, path, text, why) => keep(blogRoot, path, Buffer.from(text), `${why}.txt`),
    keepBytes: (blogRoot, path, bytes, why) => keep(blogRoot, path, bytes, `${why}.bin`),
    async list(blogRoot, path) {
      const folder = join(root, postKey(blogRoot, path));
      const names = await listNames(folder);
      return names.filter(name => name.endsWith('.txt')).map(name => join(folder, name));
    },
  };
}

/**
 * Removes what is older than 30 days, and folders in which no version is left. Never fails: what cannot be removed
 * now, because another window is at it or the system refuses, is tried again at the next start, and no text is lost.
 */
async function prune(root: string): Promise<void> {
  const oldest = Date.now() - keptMs;
  for (const key of await listNames(root).catch(() => []))
    await pruneFolder(join(root, key), oldest).catch(() => undefined);
}

async function pruneFolder(folder: string, oldest: number): Promise<void> {
  const isOld = async (file: string) => (await lstat(file)).mtimeMs < oldest;
  for (const name of await listNames(folder)) {
    const file = join(folder, name);
    if (/\.(txt|bin)$/.test(name) && (await isOld(file).catch(() => false))) await rm(file, { force: true });
  }
  // Every keep writes the origin anew: an old one belongs to versions that are gone.
  const origin = join(folder, originName);
  const [left, ...others] = await listNames(folder);
  if (left !== originName || others.length > 0 || !(await isOld(origin))) return;
  await rm(origin, { force: true });
  await rmdir(folder);
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}
