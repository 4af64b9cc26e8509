import { readdir } from 'node:fs/promises';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PublishTarget } from '../../../shared/model/publish.ts';
import { inBlog } from '../git/blog-paths.ts';
import { compareTrees } from '../git/diff.ts';
import { isAncestor, isStillIn, resolveCommit } from '../git/head.ts';
import { listFirstParents } from '../git/read-commits.ts';
import { findUpstream, lastSeenOnline } from '../git/remote.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { isAlive } from '../processes/process-mark.ts';
import { type RunRecord, readRunRecord } from '../site-run/run-record.ts';

/** A publish whose program ended before it was online. */
export interface CutOffPublish {
  /** Names it among all of this blog. */
  readonly id: string;
  readonly branch: string;
  /** The commit it made. */
  readonly commit: string;
  readonly files: readonly BlogPath[];
  /** When it began, in ms since 1970. */
  readonly since: number;
  /** Whether what it makes online is to take an earlier publish back. */
  readonly takesBack: boolean;
}

/**
 * The publish of a trusted blog that an earlier program was killed in after it had committed, if that is not online as far
 * as was last seen; null when every one has ended in order. Where no record lies in `runFolder` git is not asked. Reads only.
 * @throws AppError `git.not-a-repository`, `git.no-remote` and the like.
 */
export async function findCutOff(
  root: string,
  runFolder: string,
  target: PublishTarget | null,
): Promise<CutOffPublish | null> {
  const names = await readdir(runFolder).catch(() => []);
  if (!names.some(name => name.endsWith('.json'))) return null;
  const repository = await openRepository(root);
  const record = await readRunRecord(runFolder, repository);
  if (record?.branch === undefined || isAlive(record.app)) return null;
  const { branch, startedAt } = record;
  const made = await findMade(repository, record, branch);
  if (made === null || (await isOnline(repository, branch, made.commit, target))) return null;
  const files = made.paths.map(path => inBlog(repository, path));
  const takesBack = record.takenBack !== undefined;
  return {
    id: `${startedAt} ${made.commit}`,
    branch,
    commit: made.commit,
    files,
    since: startedAt,
    takesBack,
  };
}

/**
 * Whether a commit of a branch of this blog is online as far as was last seen, or gone.
 * @throws AppError as {@link findCutOff}
 */
export async function isSettled(
  root: string,
  branch: string,
  commit: string,
  target: PublishTarget | null,
): Promise<boolean> {
  const repository = await openRepository(root);
  if ((await resolveCommit(repository, commit)) === null) return true;
  return isOnline(repository, branch, commit, target);
}

async function isOnline(
  repository: Repository,
  branch: string,
  commit: string,
  target: PublishTarget | null,
): Promise<boolean> {
  const online = await lastSeenOnline(repository, await findUpstream(repository, branch, target));
  return online !== null && isAncestor(repository, commit, online);
}

interface Made {
  readonly commit: string;
  readonly paths: readonly string[];
}

/** The commit that run made on its branch; null when it had not come so far, or somebody has taken it away. */
async function findMade(repository: Repository, record: RunRecord, branch: string): Promise<Made | null> {
  const tip = await resolveCommit(repository, `refs/heads/${branch}`);
  const { head, takenBack, planned } = record;
  if (tip === null || head === null || tip === head) return null;
  if (takenBack) {
    if (takenBack.cameFromOnline) return null;
    if (!(await isStillIn(repository, takenBack.commit, tip))) return null;
    return { commit: takenBack.commit, paths: takenBack.changes.map(({ path }) => path) };
  }
  if (planned.length === 0 || !(await isAncestor(repository, head, tip))) return null;
  const commit = (await listFirstParents(repository, head, tip)).at(-1);
  if (commit === undefined) return null;
  // Another one than was planned is the user's own, made since.
  const wanted = new Set(planned.map(({ path }) => path));
  const changes = await compareTrees(repository, head, commit);
  if (changes.length === 0 || changes.some(({ path }) => !wanted.has(path))) return null;
  return { commit, paths: changes.map(({ path }) => path) };
}
