import type { BlogPath } from '../../../shared/model/blog.ts';
import type {
  PlannedPost,
  PublishDecision,
  PublishFile,
  PublishPlan,
  PublishTarget,
} from '../../../shared/model/publish.ts';
import { suggestMessage } from '../../../shared/publish/suggest-message.ts';
import { inBlog, toRepositoryPaths } from '../git/blog-paths.ts';
import { countWaiting } from '../git/head.ts';
import { lastSeenOnline } from '../git/remote.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';
import { type Scratch, withScratch } from '../git/trial-tree.ts';
import { onlineBranch } from '../git/upstream.ts';
import { requireGit } from '../git/version.ts';
import { waitForAll } from '../git/wait-for-all.ts';
import { checkState, type PublishState, standOf } from '../site-run/check-state.ts';
import { groupFiles, type SelectedPost } from './group-files.ts';
import { type PlannedChanges, planChanges, renamesAmong, toPublishFiles } from './plan-changes.ts';
import type { WorkChanges } from './work-changes.ts';

/** What a plan is about. */
export interface PlanSubject {
  /** The files that belong to what is published, changed or not. */
  readonly paths: readonly BlogPath[];
  /** The post's title, or what the commit is to be named after. */
  readonly title: string;
  /** Which of `paths` belong to which post; absent: all to one. */
  readonly posts?: readonly SelectedPost[];
  /** How the repository differs from its last commit, where that is known already. */
  readonly changes?: WorkChanges;
  /** Whether the user had trusted the blog before this publish began; true when absent. */
  readonly wasTrustedBefore?: boolean;
  /** The branch the last publish went to, when one is remembered. */
  readonly lastBranch?: string | null;
}

/** What {@link makePlan} is asked. */
export interface PlanRequest extends PlanSubject {
  /** The blog's folder. */
  readonly root: string;
  /** Where the user wants it to go, when that was chosen. */
  readonly target?: PublishTarget | null;
  readonly signal?: AbortSignal;
}

/** Where a plan is made: a repository whose state is known, and a place to try in. */
export interface PlanPlace extends PublishState {
  readonly repository: Repository;
  readonly scratch: Scratch;
}

/** A plan without what stays behind and what was committed before: that takes to know the blog. */
export type SitePlan = Omit<PublishPlan, 'left' | 'earlier'>;

/**
 * Works out what a publish would do now. Writes nothing: not in the working tree, not in the repository.
 * No change gives a plan with no files.
 * @throws AppError `git.not-a-repository`, `git.no-remote`, `git.detached-head` and the like.
 */
export async function makePlan(request: PlanRequest): Promise<SitePlan> {
  await requireGit(request.root);
  const repository = await openRepository(request.root, request.signal);
  const state = await checkState(repository, request.target);
  return withScratch(repository, true, async scratch => {
    const place = { ...state, repository, scratch };
    const paths = toRepositoryPaths(repository, request.paths);
    const [planned, waiting] = await waitForAll([
      planChanges(repository, scratch, state.head.commit, paths),
      readWaiting(place),
    ]);
    return describePlan(place, request, planned, waiting);
  });
}

/** What the branch has that is not online, as far as was last seen there. */
export interface Waiting {
  /** The commit that was last seen online; null when the branch was not seen there. */
  readonly online: string | null;
  /** How many commits are not online. */
  readonly commits: number;
}

/** Reads what of the branch is not online. */
export async function readWaiting({
  repository,
  head,
  upstream,
}: Pick<PlanPlace, 'repository' | 'head' | 'upstream'>): Promise<Waiting> {
  const online = await lastSeenOnline(repository, upstream);
  return { online, commits: await countWaiting(repository, head.commit, online, upstream.remote) };
}

/** Tells changes that were worked out as a plan, with what the user has to decide about them. */
export async function describePlan(
  place: PlanPlace,
  request: PlanSubject,
  planned: PlannedChanges,
  waiting: Waiting,
): Promise<SitePlan> {
  const { repository, scratch, head, upstream } = place;
  const renames = await renamesAmong(repository, scratch, head.commit, planned);
  const files = toPublishFiles(repository, planned.changes, renames);
  const posts = groupFiles(files, request.posts ?? [asOnePost(request)]);
  return {
    ...standOf(place),
    remote: upstream.remote,
    files,
    posts,
    tree: planned.tree,
    message: suggestMessage(posts),
    commitsWaiting: waiting.commits,
    decisions: [
      ...decideState(place, request, waiting.commits),
      ...decideNewBranch(place, waiting.online),
      ...decidePosts(posts, files),
      ...decideFiles(repository, planned),
      ...(await decideStaged(repository, planned, request.changes)),
    ],
  };
}

function asOnePost({ paths, title }: PlanSubject): SelectedPost {
  return { path: paths[0] ?? '', title, parts: paths.map(path => ({ path, role: 'text' })) };
}

/** What readers would look for in vain afterwards. */
function decidePosts(
  posts: readonly PlannedPost[],
  files: readonly PublishFile[],
): readonly PublishDecision[] {
  const byPath = new Map(files.map(file => [file.path, file]));
  const gone = posts.flatMap(({ path, title, change }): readonly PublishDecision[] => {
    if (change === 'deleted') return [{ kind: 'post-deleted', detail: title || path }];
    if (change === 'renamed')
      return [{ kind: 'post-renamed', detail: `${title || path}\n${byPath.get(path)?.from ?? ''}` }];
    return [];
  });
  const pictures = posts.flatMap(({ parts }) =>
    parts.filter(({ path, role }) => role === 'picture' && byPath.get(path)?.change === 'deleted'),
  );
  const names = new Set(pictures.map(({ path }) => path));
  return [...gone, ...[...names].map(detail => ({ kind: 'picture-deleted' as const, detail }))];
}

function decideState(
  state: PublishState,
  request: PlanSubject,
  commitsWaiting: number,
): readonly PublishDecision[] {
  const decisions: PublishDecision[] = [];
  const { branch } = state.head;
  if (request.wasTrustedBefore === false)
    decisions.push({ kind: 'blog-not-trusted-before', detail: state.upstream.url });
  if (!state.upstream.configured)
    decisions.push({ kind: 'no-upstream', detail: `${state.upstream.remote}/${branch}` });
  if (request.lastBranch && request.lastBranch !== branch)
    decisions.push({ kind: 'branch-changed', detail: `${request.lastBranch}\n${branch}` });
  if (commitsWaiting > 0) decisions.push({ kind: 'commits-waiting', detail: String(commitsWaiting) });
  return decisions;
}

/** Without a choice of the user's, `no-upstream` says so already. */
function decideNewBranch({ upstream }: PublishState, online: string | null): readonly PublishDecision[] {
  if (online !== null || !upstream.configured) return [];
  return [{ kind: 'branch-new', detail: `${upstream.remote}/${onlineBranch(upstream)}` }];
}

function decideFiles(repository: Repository, planned: PlannedChanges): readonly PublishDecision[] {
  const detail = (path: string) => inBlog(repository, path);
  return [
    ...planned.ignored.map(path => ({ kind: 'ignored-file' as const, detail: detail(path) })),
    ...planned.missing.map(path => ({ kind: 'image-missing' as const, detail: detail(path) })),
    ...planned.large.map(({ path }) => ({ kind: 'large-file' as const, detail: detail(path) })),
  ];
}

/** A file of which the user has staged a part: publishing takes all of it. */
async function decideStaged(
  repository: Repository,
  planned: PlannedChanges,
  known: WorkChanges | undefined,
): Promise<readonly PublishDecision[]> {
  const paths = planned.changes.map(change => change.path);
  if (paths.length === 0) return [];
  const status = known
    ? paths.flatMap(path => known.tracked.get(inBlog(repository, path)) ?? [])
    : await readStatus(repository, paths);
  return status
    .filter(entry => entry.staged !== '.' && entry.unstaged !== '.')
    .map(entry => ({ kind: 'partly-staged', detail: inBlog(repository, entry.path) }));
}
