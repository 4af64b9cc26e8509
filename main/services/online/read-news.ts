import type { OnlineChange } from '../../../shared/model/online.ts';
import type { PublishTarget } from '../../../shared/model/publish.ts';
import { countWaiting, isAncestor, mergeBase, readHead, resolveCommit } from '../git/head.ts';
import { readTreeEntries } from '../git/index-entries.ts';
import { readLastAuthors } from '../git/last-authors.ts';
import { listPathChanges } from '../git/path-changes.ts';
import { findUpstream, lastSeenOnline } from '../git/remote.ts';
import { git, openRepository, type Repository } from '../git/repository.ts';

/** What is online and not here, as far as the repository has heard of it. */
export interface RepositoryNews {
  /** The newest commit here and online that were compared. */
  readonly head: string;
  readonly tip: string;
  /** The newest commit both have; null when they have none. */
  readonly base: string | null;
  readonly behind: number;
  readonly ahead: number;
  /** Every file of the blog that was changed online since `base`, posts or not. */
  readonly changes: readonly OnlineChange[];
}

/**
 * Compares the branch with what was last seen of it online, at `target` where the user chose one; asks no network. Null when
 * nothing was seen yet. `known` is given back when nothing has moved since.
 * @throws AppError `git.not-a-repository`, `git.no-remote`, `git.detached-head` and the like.
 */
export async function readNews(
  root: string,
  known: RepositoryNews | null,
  target: PublishTarget | null,
  signal?: AbortSignal,
): Promise<RepositoryNews | null> {
  const repository = await openRepository(root, signal);
  const head = await readHead(repository);
  const upstream = await findUpstream(repository, head.branch, target);
  const tip = await lastSeenOnline(repository, upstream);
  if (tip === null) return null;
  if (known?.tip === tip && known.head === head.commit) return known;
  const ahead = await countWaiting(repository, head.commit, tip, upstream.remote);
  if (await isAncestor(repository, tip, head.commit))
    return { head: head.commit, tip, base: tip, behind: 0, ahead, changes: [] };
  const behind = await countWaiting(repository, tip, head.commit, upstream.remote);
  const base = await mergeBase(repository, head.commit, tip);
  const changes = base === null ? [] : await readChanges(repository, base, tip);
  return { head: head.commit, tip, base, behind, ahead, changes };
}

async function readChanges(
  repository: Repository,
  base: string,
  tip: string,
): Promise<readonly OnlineChange[]> {
  const { prefix } = repository;
  const ownPath = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : null);
  const authors = await readLastAuthors(repository, base, tip);
  const changes: OnlineChange[] = [];
  for (const { path, change, to } of await listPathChanges(repository, base, tip)) {
    const last = authors.get(to ?? path) ?? { author: '', when: 0 };
    const [own, other] = [ownPath(path), to === null ? null : ownPath(to)];
    if (own !== null)
      changes.push({
        path: own,
        change: change === 'renamed' && other === null ? 'deleted' : change,
        to: other,
        ...last,
      });
    else if (other !== null) changes.push({ path: other, change: 'added', to: null, ...last });
  }
  return changes;
}

/** The texts of a file at two commits; null where it is not, or is no text. */
export interface TextPair {
  readonly base: string | null;
  readonly online: string | null;
}

/** Reads a changed file as it was when both sides had the same, and as it is online; line ends are `\n`. */
export async function readTextPair(
  root: string,
  news: RepositoryNews,
  { path, change, to }: OnlineChange,
  signal?: AbortSignal,
): Promise<TextPair> {
  const repository = await openRepository(root, signal);
  const read = (commit: string | null, name: string) =>
    commit === null ? null : readText(repository, commit, repository.prefix + name);
  return {
    base: change === 'added' ? null : await read(news.base, path),
    online: change === 'deleted' ? null : await read(news.tip, to ?? path),
  };
}

/** No post is larger, in bytes. */
const largestText = 20 * 1024 * 1024;

async function readText(repository: Repository, commit: string, path: string): Promise<string | null> {
  if ((await resolveCommit(repository, commit)) === null) return null;
  const entry = (await readTreeEntries(repository, commit, [path])).get(path);
  if (entry === undefined || !/^100/.test(entry.mode)) return null;
  const { stdout } = await git(repository, {
    args: ['cat-file', 'blob', entry.oid],
    outputLimit: largestText,
  });
  if (stdout.includes(0)) return null;
  return stdout
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n');
}
