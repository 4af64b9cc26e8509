import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { inTurn } from '../files/file-queue.ts';
import { writeAtomic } from '../files/write-atomic.ts';
import { writeIndexEntries } from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';
import { type Rewrite, readWorking } from './join-working.ts';

/**
 * Writes the joined texts into the working tree, each whole or not at all, and has the index know the versions that come,
 * so that the branch can move on below them.
 * @throws AppError `publish.would-overwrite` when a file is another one by now; files before it are written already.
 */
export async function applyRewrites(repository: Repository, rewrites: readonly Rewrite[]): Promise<void> {
  for (const rewrite of rewrites) await rewriteFile(repository, rewrite);
  const entries = new Map(rewrites.map(({ path, after }) => [path, after]));
  await writeIndexEntries({ ...repository, signal: undefined }, entries);
}

/**
 * Gives one file of the working tree its new bytes, or takes it away.
 * @throws AppError `publish.would-overwrite` when it is another one by now.
 */
export async function rewriteFile(
  repository: Repository,
  { path, found, result }: Pick<Rewrite, 'path' | 'found' | 'result'>,
): Promise<void> {
  const file = join(repository.top, path);
  const requireFound = async () => {
    if (!isSame(readWorking(repository, path), found))
      throw new AppError('publish.would-overwrite', { paths: [path] });
  };
  // A save of the same file waits for its turn.
  await inTurn(file, async () => {
    await requireFound();
    if (isSame(found, result)) return;
    if (result === null) return rm(file);
    await mkdir(dirname(file), { recursive: true });
    await writeAtomic(file, result, { beforeReplace: requireFound });
  });
}

/** Whether both are the same bytes, or both no file. */
export function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0;
}
