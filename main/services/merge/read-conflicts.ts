import type { PublishConflict } from '../../../shared/model/settle.ts';
import { versionOf } from '../files/file-version.ts';
import { readAsFile } from '../git/blobs.ts';
import { inBlog } from '../git/blog-paths.ts';
import { type FileEntry, isPlain } from '../git/index-entries.ts';
import type { ConflictedFile } from '../git/merge-tree.ts';
import type { Repository } from '../git/repository.ts';
import type { JoinedTrees } from './join-file.ts';
import { type JoinedWorking, readWorking } from './join-working.ts';
import { textOf } from './merge-bytes.ts';

/** A file to be settled, with its versions as they are, or would be, in the working tree; null for no file. */
export interface OpenConflict {
  /** In the repository. */
  readonly path: string;
  /** What git is to know of it when it is settled: the version online. */
  readonly after: FileEntry | null;
  readonly base: Uint8Array | null;
  readonly mine: Uint8Array | null;
  readonly online: Uint8Array | null;
}

/** What has to be settled, and the files in the way about which nothing can be chosen. */
export interface OpenConflicts {
  readonly files: readonly OpenConflict[];
  readonly blocked: readonly string[];
}

/** Reads the versions of every file that both sides changed in the same place, in commits or in the working tree. */
export async function readConflicts(
  repository: Repository,
  trees: JoinedTrees,
  working: JoinedWorking,
): Promise<OpenConflicts> {
  const sides = new Map<string, ConflictedFile>();
  for (const { path, before, after } of working.unsettled)
    sides.set(path, { path, base: before, ours: before, theirs: after });
  for (const file of trees.unsettled) sides.set(file.path, file);
  const inTheWay = trees.unsettled.filter(file => !canBeSettled(file)).map(({ path }) => path);
  const blocked = new Set([...working.obstacles, ...inTheWay]);
  const files: OpenConflict[] = [];
  for (const file of sides.values())
    if (!blocked.has(file.path)) files.push(await readConflict(repository, file));
  return { files, blocked: [...blocked] };
}

/** A conflict in the user's words: texts, not bytes. */
export function describeConflict(repository: Repository, conflict: OpenConflict): PublishConflict {
  const [base, mine, online] = [conflict.base, conflict.mine, conflict.online].map(bytes =>
    bytes === null ? null : textOf(bytes),
  );
  const isText = base !== undefined && mine !== undefined && online !== undefined;
  return {
    path: inBlog(repository, conflict.path),
    kind: isText || conflict.mine === null || conflict.online === null ? kindOf(conflict) : 'not-text',
    base: base ?? null,
    mine: mine ?? null,
    online: online ?? null,
    version: conflict.mine && versionOf(conflict.mine),
  };
}

function kindOf({ base, mine, online }: OpenConflict): PublishConflict['kind'] {
  if (mine === null) return 'deleted-here';
  if (online === null) return 'deleted-online';
  return base === null ? 'added' : 'changed';
}

async function readConflict(
  repository: Repository,
  { path, base, theirs }: ConflictedFile,
): Promise<OpenConflict> {
  const read = async (entry: FileEntry | null) => entry && (await readAsFile(repository, path, entry.oid));
  return {
    path,
    after: theirs,
    base: await read(base),
    mine: readWorking(repository, path),
    online: await read(theirs),
  };
}

/** A name that only one side has is a file where the other has a folder. */
function canBeSettled({ base, ours, theirs }: ConflictedFile): boolean {
  const there = [base, ours, theirs].filter(entry => entry !== null);
  return there.every(isPlain) && there.length > 1;
}
