import type { Site } from '../../../shared/model/blog.ts';
import { readBlob, writeBlob } from '../git/blobs.ts';
import { inBlog } from '../git/blog-paths.ts';
import { type FileEntry, isPlain, isSameEntry } from '../git/index-entries.ts';
import type { ConflictedFile } from '../git/merge-tree.ts';
import type { Repository } from '../git/repository.ts';
import { mergeBytes } from './merge-bytes.ts';
import type { PickedPair } from './picked-pairs.ts';

/** What joining versions is done with. */
export interface JoinContext {
  readonly repository: Repository;
  /** A private index. */
  readonly env: Readonly<Record<string, string>>;
  readonly site: Site;
  /** What of the branch is online already in a commit of its own. */
  readonly picked: readonly PickedPair[];
}

/** Two histories joined as far as they can be. */
export interface JoinedTrees {
  /** The tree of the merge; an unsettled file is in it as it is on the other side. */
  readonly tree: string;
  /** Files both sides changed in the same place. */
  readonly unsettled: readonly ConflictedFile[];
}

/** What a file becomes that may have been changed on both sides: null is none, undefined what somebody has to settle. */
export async function joinFile(
  context: JoinContext,
  { path, base, ours, theirs }: ConflictedFile,
): Promise<FileEntry | null | undefined> {
  if (isSameEntry(ours, theirs) || isSameEntry(base, theirs)) return ours;
  if (isSameEntry(base, ours)) return theirs;
  if (!isPlain(ours) || !isPlain(theirs)) return undefined;
  const mode = theirs.mode === base?.mode ? ours.mode : ours.mode === base?.mode ? theirs.mode : ours.mode;
  const oid = await joinContent(context, path, base, ours.oid, theirs.oid);
  return oid === undefined ? undefined : { mode, oid };
}

async function joinContent(
  { repository, site }: JoinContext,
  path: string,
  base: FileEntry | null,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  if (ours === theirs || base?.oid === theirs) return ours;
  if (base?.oid === ours) return theirs;
  if (!isPlain(base)) return undefined;
  const merged = mergeBytes(site, inBlog(repository, path), {
    base: await readBlob(repository, base.oid),
    mine: await readBlob(repository, ours),
    theirs: await readBlob(repository, theirs),
  });
  return merged && writeBlob(repository, merged);
}
