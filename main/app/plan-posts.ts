import type { BlogPath } from '../../shared/model/blog.ts';
import type { PublishPlan } from '../../shared/model/publish.ts';
import { toRepositoryPaths } from '../services/git/blog-paths.ts';
import type { Repository } from '../services/git/repository.ts';
import { loadCommit, type Scratch } from '../services/git/trial-tree.ts';
import { waitForAll } from '../services/git/wait-for-all.ts';
import { describePlan, readWaiting } from '../services/publish-plan/make-plan.ts';
import { type PlannedChanges, planChanges } from '../services/publish-plan/plan-changes.ts';
import type { WorkChanges } from '../services/publish-plan/work-changes.ts';
import type { PublishState } from '../services/site-run/check-state.ts';
import type { AppParts } from './app-parts.ts';
import type { BlogFolder } from './blog-folders.ts';
import { earlierOfPlan } from './earlier-commits.ts';
import { listLeftBehind } from './left-behind.ts';
import { type PublishSelection, selectForPublish } from './select-for-publish.ts';

/** Where posts are planned. */
export interface PlanningPlace {
  readonly repository: Repository;
  /** A place for git to try in. */
  readonly scratch: Scratch;
  /** Where the working tree stands, or is being found to. */
  readonly state: PublishState | Promise<PublishState>;
}

/** What publishing some posts would do, and what it takes to do it. */
export interface PlannedPosts {
  readonly selection: PublishSelection;
  readonly planned: PlannedChanges;
  readonly plan: PublishPlan;
}

/**
 * Works out what publishing `posts` (null: every changed one) would do now. Changes nothing but the scratch index.
 * @throws post.not-found, and what {@link selectForPublish} and {@link planChanges} throw.
 */
export async function planPosts(
  { settings }: Pick<AppParts, 'settings'>,
  folder: BlogFolder,
  place: PlanningPlace,
  posts: readonly BlogPath[] | null,
  signal: AbortSignal,
): Promise<PlannedPosts> {
  const { repository, scratch } = place;
  // What is wrong with the posts is told first.
  const [selection, { state, waiting }] = await waitForAll([
    selectForPublish(folder, posts, { signal, repository, isShown: true }),
    prepare(place),
  ]);
  const paths = toRepositoryPaths(repository, selection.paths);
  const known = { isLoaded: true, notIgnored: listedByGit(repository, selection.changes) };
  const planned = await planChanges(repository, scratch, state.head.commit, paths, known);
  const about = { ...selection, lastBranch: settings.publishedBranch(folder.blog.root) };
  const plan = await describePlan({ ...state, repository, scratch }, about, planned, waiting);
  const doubts = selection.broken.map(detail => ({ kind: 'metadata-broken', detail }) as const);
  const left = listLeftBehind(folder, selection.changes, plan.files);
  const earlier = await earlierOfPlan(folder, repository, state, plan.commitsWaiting);
  const decisions = [...plan.decisions, ...doubts];
  return { selection, planned, plan: { ...plan, earlier, decisions, left } };
}

/** What takes git a while and needs to know nothing of the posts. */
async function prepare({ repository, scratch, state: standing }: PlanningPlace) {
  const state = await standing;
  const [waiting] = await waitForAll([
    readWaiting({ ...state, repository }),
    loadCommit(repository, scratch, state.head.commit),
  ]);
  return { state, waiting };
}

/** The files that git has told as changed or as new, which it does of no ignored one. */
function listedByGit({ prefix }: Repository, changes: WorkChanges): ReadonlySet<string> {
  // One that was taken out of the index may be ignored by now.
  const tracked = [...changes.tracked.values()].filter(({ staged }) => staged !== 'D');
  return new Set([...tracked.map(({ path }) => path), ...changes.untracked.map(path => prefix + path)]);
}
