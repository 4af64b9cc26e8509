import { AppError } from '../../../shared/app-error.ts';
import { commitTree } from '../git/commit-tree.ts';
import { readFlag } from '../git/config.ts';
import { compareTrees, type TreeChange } from '../git/diff.ts';
import { fastForward } from '../git/fast-forward.ts';
import { isAncestor, resolveCommit } from '../git/head.ts';
import { requireIdentity } from '../git/identity.ts';
import { tryMerge } from '../git/merge-tree.ts';
import { applyIncoming, findOverlap } from './incoming.ts';
import type { SiteRun } from './site-run.ts';

/**
 * Makes sure that `ours` (a commit that may exist only as an object) merges with what is online, and that no change of
 * the user's stands in the way. Gives the tree of the merge. Touches nothing.
 * @throws AppError `publish.conflict`, `publish.would-overwrite`, both with the paths in the blog.
 */
export async function requireMergeable(
  run: SiteRun,
  ours: string,
  theirs: string,
  except: ReadonlySet<string>,
): Promise<string> {
  const { repository } = run;
  const trial = await tryMerge(repository, ours, theirs);
  if (trial.kind === 'conflict')
    throw new AppError('publish.conflict', { paths: trial.paths.map(inBlog(run)) });
  const incoming = await compareTrees(repository, ours, trial.tree);
  await requireNoOverlap(run, incoming, except);
  return trial.tree;
}

/**
 * Brings what is online into the branch, its index and its working tree, by a merge commit where both sides moved.
 * Gives the files that came, as paths of the blog; none when there was nothing to bring.
 * @throws AppError as {@link requireMergeable} and `git.locked` and the like; nothing is changed then.
 */
export async function mergeOnline(run: SiteRun, theirs: string): Promise<readonly string[]> {
  const { repository, record } = run;
  const head = await requireHead(run);
  if (await isAncestor(repository, theirs, head)) return [];
  const tree = await requireMergeable(run, head, theirs, new Set());
  const target = (await isAncestor(repository, head, theirs))
    ? theirs
    : await mergeCommit(run, tree, head, theirs);
  const incoming = await compareTrees(repository, head, target);
  record.note({ target });
  await applyIncoming(repository, incoming);
  await fastForward(repository, target);
  return incoming.map(change => inBlog(run)(change.path));
}

/** The newest commit of the checked-out branch. */
export async function requireHead(run: SiteRun): Promise<string> {
  const head = await resolveCommit(run.repository, 'HEAD');
  if (head === null) throw new AppError('git.no-commits', { branch: run.head.branch });
  return head;
}

async function mergeCommit(run: SiteRun, tree: string, ours: string, theirs: string): Promise<string> {
  await requireIdentity(run.repository);
  const message = `Merge remote-tracking branch '${run.upstream.trackingRef.slice('refs/remotes/'.length)}'`;
  const signs = await readFlag(run.repository, 'commit.gpgSign');
  return commitTree(run.repository, tree, [ours, theirs], message, signs);
}

async function requireNoOverlap(
  run: SiteRun,
  incoming: readonly TreeChange[],
  except: ReadonlySet<string>,
): Promise<void> {
  const paths = await findOverlap(run.repository, incoming, except);
  if (paths.length > 0) throw new AppError('publish.would-overwrite', { paths: paths.map(inBlog(run)) });
}

/** Paths outside the blog, in a repository that holds more than it, stay as they are. */
function inBlog(run: SiteRun): (path: string) => string {
  const { prefix } = run.repository;
  return path => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
}
