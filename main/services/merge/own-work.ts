import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { readAsFile } from '../git/blobs.ts';
import { inBlog } from '../git/blog-paths.ts';
import type { TreeChange } from '../git/diff.ts';
import { type FileEntry, isPlain, isSameEntry, readTreeEntries } from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';
import { isSame } from './apply-rewrites.ts';
import { decideSettlement, type Settlement } from './decide-settlement.ts';
import { holdsContent } from './incoming.ts';
import type { JoinContext } from './join-file.ts';
import { readWorking } from './join-working.ts';
import { mergeBytes } from './merge-bytes.ts';

/** A file of the working tree on its way to another history. */
export interface OwnFile extends Settlement {
  readonly change: TreeChange;
  /** Nobody has changed it here: it becomes what comes, mode and all, and `result` is null. */
  readonly isPlainlyNew: boolean;
  /** Its bytes now; null for no file. */
  readonly found: Uint8Array | null;
}

/** What becomes of the files that differ between two histories. */
export interface OwnWork {
  readonly files: readonly OwnFile[];
  /** Files about which nothing can be done: staged, links, a folder in the way. */
  readonly blocked: readonly string[];
}

/**
 * Works out how the working tree becomes that of a history that comes in the place of the branch's, with everything in it that
 * was written here since `base`, in commits or in none: joined where both touched a file, both versions where they touch the
 * same place. Writes nothing.
 */
export async function readOwnWork(
  context: JoinContext,
  base: string,
  incoming: readonly TreeChange[],
): Promise<OwnWork> {
  const { repository } = context;
  const paths = incoming.map(({ path }) => path);
  const old = await readTreeEntries(repository, base, paths);
  const status = paths.length === 0 ? [] : await readStatus(repository, paths);
  const staged = new Set(status.filter(entry => entry.staged !== '.').map(({ path }) => path));
  const files: OwnFile[] = [];
  const blocked: string[] = [];
  for (const change of incoming) {
    const began = old.get(change.path) ?? null;
    const file = staged.has(change.path) ? null : await readOwnFile(context, change, began);
    if (file === null) blocked.push(change.path);
    else if (file !== 'there') files.push(file);
  }
  return { files, blocked };
}

/** Null for one about which nothing can be done, `there` for one that is as it is to be. */
async function readOwnFile(
  context: JoinContext,
  change: TreeChange,
  began: FileEntry | null,
): Promise<OwnFile | null | 'there'> {
  const { repository } = context;
  const { path, before, after } = change;
  if (await holdsContent(repository, path, after)) return 'there';
  const arePlain = [before, after, began].every(entry => entry === null || isPlain(entry));
  if (!arePlain || (await isOtherThanFile(repository, path))) return null;
  const found = readWorking(repository, path);
  if (isSameEntry(began, before) && (await holdsContent(repository, path, before)))
    return { change, isPlainlyNew: after !== null, found, result: null, aside: [] };
  const [base, online] = [await readEntry(repository, path, began), await readEntry(repository, path, after)];
  return { change, isPlainlyNew: false, found, ...decide(context, path, { base, mine: found, online }) };
}

function decide(
  { repository, site }: JoinContext,
  path: string,
  sides: { base: Uint8Array | null; mine: Uint8Array | null; online: Uint8Array | null },
): Settlement {
  const { base, mine, online } = sides;
  if (isSame(base, online)) return { result: mine, aside: [] };
  if (isSame(base, mine)) return { result: online, aside: [] };
  const name = inBlog(repository, path);
  const joined = base && mine && online && mergeBytes(site, name, { base, mine, theirs: online });
  if (joined) return { result: joined, aside: [] };
  return decideSettlement(site, name, { path, after: null, ...sides }, { choice: 'both', text: null });
}

async function readEntry(repository: Repository, path: string, entry: FileEntry | null) {
  return entry && readAsFile(repository, path, entry.oid);
}

/** Whether something stands there, or on the way there, that is no file. */
async function isOtherThanFile({ top }: Repository, path: string): Promise<boolean> {
  try {
    return !(await lstat(join(top, path))).isFile();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
