import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../../../shared/app-error.ts';
import { takeBack } from '../git/commit.ts';
import { compareTrees, type TreeChange } from '../git/diff.ts';
import { fastForward } from '../git/fast-forward.ts';
import { isAncestor, resolveCommit } from '../git/head.ts';
import {
  type FileEntry,
  readIndexEntries,
  readIntendedPaths,
  readTreeEntries,
  writeIndexEntries,
} from '../git/index-entries.ts';
import type { Repository } from '../git/repository.ts';
import { applyIncoming, findOverlap, holdsContent } from './incoming.ts';
import { removeDeadLocks } from './locks.ts';
import { isAlive } from './process-mark.ts';
import { type RunRecord, readRunRecord } from './run-record.ts';

/**
 * Puts right what a killed run left behind: its locks, index entries behind the commit it made, a half-done merge.
 * Locks stay when `removesLocks` is false: a git that ended by itself has taken its own away.
 * Does nothing when every earlier run ended in order.
 * @throws AppError `publish.running` when that run is alive in another process, `git.locked` when its git is.
 */
export async function recoverRun(
  runFolder: string,
  repository: Repository,
  removesLocks = true,
): Promise<void> {
  const record = await readRunRecord(runFolder, repository);
  if (!record) return;
  if (record.app.pid !== process.pid && isAlive(record.app)) throw new AppError('publish.running');
  await waitForChildren(record, repository.signal);
  if (removesLocks) await removeDeadLocks(repository, record.startedAt);
  await finishCommit(repository, record);
  await finishMerge(repository, record);
}

/** A git whose app was killed goes on to its end: usually soon. */
const patience = 10_000;
const look = 50;

async function waitForChildren(record: RunRecord, signal: AbortSignal | undefined): Promise<void> {
  for (let waited = 0; record.children.some(isAlive); waited += look) {
    if (signal?.aborted) throw new AppError('cancelled');
    if (waited >= patience) throw new AppError('git.locked', { path: record.gitDir, isOurs: true });
    await wait(look);
  }
}

/** git moves the branch before it puts the new index in place: killed between, the commit looks undone in the index. */
async function finishCommit(repository: Repository, record: RunRecord): Promise<void> {
  const paths = record.planned.map(change => change.path);
  if (paths.length === 0) return;
  const intended = new Set(await readIntendedPaths(repository, paths));
  const head = await resolveCommit(repository, 'HEAD');
  if (head === null || head === record.head) return takeBack(repository, [...intended]);
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
    if (isLeftOver || (isBehind && (await holdsContent(repository, path, committed))))
      repaired.set(path, committed);
  }
  await writeIndexEntries(repository, repaired);
}

async function finishMerge(repository: Repository, record: RunRecord): Promise<void> {
  const head = await resolveCommit(repository, 'HEAD');
  if (head === null || record.target === null || record.target === head) return;
  if ((await resolveCommit(repository, record.target)) === null) return;
  if (!(await isAncestor(repository, head, record.target))) return;
  const incoming: readonly TreeChange[] = await compareTrees(repository, head, record.target);
  // What the user has changed since is the next publish's to tell.
  if ((await findOverlap(repository, incoming, new Set())).length > 0) return;
  await applyIncoming(repository, incoming);
  await fastForward(repository, record.target);
}
