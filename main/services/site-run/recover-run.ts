import { setTimeout as wait } from 'node:timers/promises';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import { versionOf } from '../files/file-version.ts';
import { readBlob } from '../git/blobs.ts';
import { forgetIntended } from '../git/commit.ts';
import { compareTrees } from '../git/diff.ts';
import { fastForward } from '../git/fast-forward.ts';
import { isAncestor, readHead, resolveCommit } from '../git/head.ts';
import {
  type FileEntry,
  isSameEntry,
  readIndexEntries,
  readIntendedPaths,
  readTreeEntries,
  writeIndexEntries,
} from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';
import { rewriteFile } from '../merge/apply-rewrites.ts';
import { applyIncoming, findOverlap } from '../merge/incoming.ts';
import { readWorking } from '../merge/join-working.ts';
import { isAlive } from '../processes/process-mark.ts';
import { removeDeadLocks } from './locks.ts';
import { type RewriteRecord, type RunRecord, readRunRecord } from './run-record.ts';
import { settleTakeBack } from './settle-take-back.ts';

/**
 * Puts right what a killed run left behind: its locks, index entries behind the commit it made, a half-done merge.
 * Locks stay when `removesLocks` is false: a git that ended by itself has taken its own away.
 * Does nothing when every earlier run ended in order. Gives false when locks had to stay that may be its own.
 * @throws AppError `publish.running` when that run is alive in another process, `git.locked` with the `pid` of its git when that is.
 */
export async function recoverRun(
  runFolder: string,
  repository: Repository,
  removesLocks = true,
): Promise<boolean> {
  const record = await readRunRecord(runFolder, repository);
  if (!record) return true;
  if (record.app.pid !== process.pid && isAlive(record.app)) throw new AppError('publish.running');
  await waitForChildren(record, repository.signal);
  const isUnlocked = !removesLocks || (await removeDeadLocks(repository, record.startedAt));
  await finishCommit(repository, record);
  if (record.takenBack) await settleTakeBack(repository, record.takenBack);
  await finishMerge(repository, record);
  await finishReturns(repository, record);
  return isUnlocked;
}

/** A git whose app was killed goes on to its end: usually soon. */
const patience = 10_000;
const look = 50;

async function waitForChildren(record: RunRecord, signal: AbortSignal | undefined): Promise<void> {
  for (let waited = 0; ; waited += look) {
    const alive = record.children.find(isAlive);
    if (alive === undefined) return;
    if (signal?.aborted) throw new AppError('cancelled');
    if (waited >= patience) throw new AppError('git.locked', { pid: alive.pid });
    await wait(look);
  }
}

/** git moves the branch before it puts the new index in place: killed between, the commit looks undone in the index. */
async function finishCommit(repository: Repository, record: RunRecord): Promise<void> {
  const paths = record.planned.map(change => change.path);
  if (paths.length === 0) return;
  const intended = new Set(await readIntendedPaths(repository, paths));
  const head = await resolveCommit(repository, 'HEAD');
  if (head === null || head === record.head) return forgetIntended(repository, [...intended]);
  const index = await readIndexEntries(repository, paths);
  const tree = await readTreeEntries(repository, head, paths);
  const repaired = new Map<string, FileEntry | null>();
  for (const change of record.planned) {
    const { path } = change;
    const staged = intended.has(path) ? undefined : index.get(path);
    const committed = tree.get(path) ?? null;
    const isBehind = staged?.oid === change.before?.oid && committed?.oid !== change.before?.oid;
    // Announced, but whoever made the last commit left it out.
    const isLeftOver = intended.has(path) && committed === null;
    // Whatever the file says by now: left behind, the user's next commit by hand would undo this one.
    if (isLeftOver || isBehind) repaired.set(path, committed);
  }
  await writeIndexEntries(repository, repaired);
}

async function finishMerge(repository: Repository, record: RunRecord): Promise<void> {
  const head = await resolveCommit(repository, 'HEAD');
  if (head === null || record.target === null || record.target === head) return;
  if ((await resolveCommit(repository, record.target)) === null) return;
  if (!(await isAncestor(repository, head, record.target))) return;
  const written = new Set(record.rewritten.map(({ path }) => path));
  const incoming = await compareTrees(repository, head, record.target);
  const others = incoming.filter(({ path }) => !written.has(path));
  // What the user has changed since is the next publish's to tell.
  const isDone = record.rewritten.every(each => isRewritten(repository, each));
  if (
    !isDone ||
    !(await isOnBranchOf(repository, record)) ||
    (await findOverlap(repository, others)).length > 0
  )
    return forgetRewrites(repository, head, record.rewritten);
  await writeIndexEntries(repository, new Map(record.rewritten.map(({ path, after }) => [path, after])));
  await applyIncoming(repository, others);
  await fastForward(repository, record.target);
}

/** What was meant for one branch must not move another that is checked out by now. */
async function isOnBranchOf(repository: Repository, { branch }: RunRecord): Promise<boolean> {
  if (branch === undefined) return true;
  const head = await readHead(repository).catch(error => {
    if (isAppError(error, 'git.detached-head')) return null;
    throw error;
  });
  return head?.branch === branch;
}

function isRewritten(repository: Repository, { path, version }: RewriteRecord): boolean {
  const bytes = readWorking(repository, path);
  return bytes === null ? version === null : versionOf(bytes) === version;
}

/** Has the index know again what the last commit has: the joined files are then edits like others, and are joined anew. */
async function forgetRewrites(
  repository: Repository,
  head: string,
  rewritten: readonly RewriteRecord[],
): Promise<void> {
  const paths = rewritten.map(({ path }) => path);
  if (paths.length === 0) return;
  const index = await readIndexEntries(repository, paths);
  const tree = await readTreeEntries(repository, head, paths);
  const ours = rewritten.filter(({ path, after }) => isSameEntry(index.get(path) ?? null, after));
  await writeIndexEntries(repository, new Map(ours.map(({ path }) => [path, tree.get(path) ?? null])));
}

async function finishReturns(repository: Repository, { returning }: RunRecord): Promise<void> {
  for (const { path, oid } of returning) {
    if (readWorking(repository, path) !== null) continue;
    await rewriteFile(repository, { path, found: null, result: await readBlob(repository, oid) });
  }
}
