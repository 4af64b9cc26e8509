import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errnoOf } from '../files/file-error.ts';
import { sweepTemporaryFiles } from '../files/sweep-temporary-files.ts';

/** A blog that was not opened for so long is read anew, in milliseconds: 90 days. */
const longestUnopenedMs = 90 * 24 * 3_600_000;

/** All caches together, in bytes. */
const largestFolder = 256 * 1024 * 1024;

/**
 * Removes the caches of blogs that were not opened for 90 days before `now`, then the longest unopened ones while all
 * together are too large, and temporary files of crashed processes.
 * @throws the system's errors of removing a file.
 */
export async function sweepCaches(folder: string, now: number): Promise<void> {
  await sweepTemporaryFiles(folder, ['']);
  const names = (await readdir(folder)).filter(name => /^[0-9a-f]{32}-[0-9a-f]{8}\.[a-z]+$/.test(name));
  const found = await Promise.all(names.map(name => look(join(folder, name))));
  let total = 0;
  for (const { path, size, mtimeMs } of found
    .filter(it => it !== undefined)
    .sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    total += size;
    if (now - mtimeMs > longestUnopenedMs || total > largestFolder) await remove(path);
  }
}

async function look(path: string) {
  const found = await stat(path).catch(ignoreMissing);
  return found && { path, size: found.size, mtimeMs: found.mtimeMs };
}

/** Another process may have swept it first. */
async function remove(path: string): Promise<void> {
  await unlink(path).catch(ignoreMissing);
}

function ignoreMissing(error: unknown): undefined {
  if (errnoOf(error) !== 'ENOENT') throw error;
  return undefined;
}
