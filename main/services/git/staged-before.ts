import { announce } from './announce.ts';
import { type FileEntry, readIndexEntries, readIntendedPaths, writeIndexEntries } from './index-entries.ts';
import type { Repository } from './repository.ts';

/** What the index held for some paths before a commit of them. */
export interface StagedBefore {
  readonly entries: ReadonlyMap<string, FileEntry>;
  /** Those of them it knew only as to be added later, without content. */
  readonly intended: readonly string[];
}

/** Reads what the index holds for `paths`, enough for {@link restoreStaged}. */
export async function readStagedBefore(
  repository: Repository,
  paths: readonly string[],
): Promise<StagedBefore> {
  const entries = await readIndexEntries(repository, paths);
  const empty = [...entries].flatMap(([path, { oid }]) => (emptyBlobs.has(oid) ? [path] : []));
  // Asking for them looks at the whole working tree.
  return { entries, intended: empty.length === 0 ? [] : await readIntendedPaths(repository, empty) };
}

/** The blob without content, which is what the index shows for an intended path (git-hash-object, SHA-1 and SHA-256). */
const emptyBlobs: ReadonlySet<string> = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

/** Makes the index say about `paths` what it said `before`; `list` is a file of ours that may be written. */
export async function restoreStaged(
  repository: Repository,
  list: string,
  paths: readonly string[],
  { entries, intended }: StagedBefore,
): Promise<void> {
  const withContent = (path: string) => (intended.includes(path) ? null : (entries.get(path) ?? null));
  await writeIndexEntries(repository, new Map(paths.map(path => [path, withContent(path)])));
  await announce(repository, list, intended);
}
