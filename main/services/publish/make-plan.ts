import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { PublishDecision, PublishFile, PublishPlan } from '../../../shared/model/publish.ts';
import { unifiedDiff } from '../git/diff.ts';
import { countWaiting } from '../git/head.ts';
import { lastSeenOnline } from '../git/remote.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { readStatus } from '../git/status.ts';
import { makeScratch } from '../git/trial-tree.ts';
import { requireGit } from '../git/version.ts';
import { checkState, type PublishState } from './check-state.ts';
import { type PlannedChanges, planChanges, toPublishFiles, toRepositoryPaths } from './plan-changes.ts';

/** What {@link makePlan} is asked. */
export interface PlanRequest {
  /** The blog's folder. */
  readonly root: string;
  /** The files that belong to what is published, changed or not. */
  readonly paths: readonly BlogPath[];
  /** The post's title, or what the commit is to be named after. */
  readonly title: string;
  /** Whether the user had trusted the blog before this publish began; true when absent. */
  readonly wasTrustedBefore?: boolean;
  /** The branch the last publish went to, when one is remembered. */
  readonly lastBranch?: string | null;
  readonly signal?: AbortSignal;
}

const diffLimit = 200 * 1024;

/**
 * Works out what a publish would do now. Writes nothing: not in the working tree, not in the repository.
 * No change gives a plan with no files.
 * @throws AppError `git.not-a-repository`, `git.no-remote`, `git.detached-head` and the like.
 */
export async function makePlan(request: PlanRequest): Promise<PublishPlan> {
  await requireGit(request.root);
  const repository = await openRepository(request.root, request.signal);
  const state = await checkState(repository);
  const folder = await mkdtemp(join(tmpdir(), 'leysin-plan-'));
  try {
    return await planIn(folder, repository, state, request);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function planIn(
  folder: string,
  repository: Repository,
  state: PublishState,
  request: PlanRequest,
): Promise<PublishPlan> {
  const { head, upstream } = state;
  const scratch = await makeScratch(repository, folder, true);
  const paths = toRepositoryPaths(repository, request.paths);
  const planned = await planChanges(repository, scratch, head.commit, paths);
  const files = toPublishFiles(repository, planned.changes);
  const online = await lastSeenOnline(repository, upstream);
  const commitsWaiting = await countWaiting(repository, head.commit, online, upstream.remote);
  return {
    branch: head.branch,
    remote: upstream.remote,
    remoteUrl: upstream.url,
    files,
    tree: planned.tree,
    diff: await unifiedDiff(repository, head.commit, planned.tree, diffLimit, scratch.env),
    message: messageFor(files, request.title),
    commitsWaiting,
    decisions: [
      ...decideState(state, request, commitsWaiting),
      ...decideFiles(repository, planned),
      ...(await decideStaged(repository, planned)),
    ],
  };
}

/** The message offered for a commit of `files`: what happens to the post's text, or to all of them. */
export function messageFor(files: readonly PublishFile[], title: string): string {
  const verbs = { added: 'Publish', modified: 'Update', deleted: 'Remove' };
  const texts = files.filter(file => /\.(md|markdown|mkd|mdown|rst|html?|txt)$/i.test(file.path));
  const main = texts.find(file => file.change !== 'deleted') ?? texts[0] ?? files[0];
  const name = title.replace(/\s+/g, ' ').trim();
  return name === '' ? 'Update the blog' : `${verbs[main?.change ?? 'modified']} "${name}"`;
}

function decideState(
  state: PublishState,
  request: PlanRequest,
  commitsWaiting: number,
): readonly PublishDecision[] {
  const decisions: PublishDecision[] = [];
  const { branch } = state.head;
  if (request.wasTrustedBefore === false)
    decisions.push({ kind: 'blog-not-trusted-before', detail: state.upstream.url });
  if (!state.upstream.configured)
    decisions.push({ kind: 'no-upstream', detail: `${state.upstream.remote}/${branch}` });
  if (request.lastBranch && request.lastBranch !== branch)
    decisions.push({ kind: 'branch-changed', detail: branch });
  if (commitsWaiting > 0) decisions.push({ kind: 'commits-waiting', detail: String(commitsWaiting) });
  return decisions;
}

function decideFiles(repository: Repository, planned: PlannedChanges): readonly PublishDecision[] {
  const detail = (path: string) => path.slice(repository.prefix.length);
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
): Promise<readonly PublishDecision[]> {
  if (planned.changes.length === 0) return [];
  const status = await readStatus(
    repository,
    planned.changes.map(change => change.path),
  );
  return status
    .filter(entry => entry.staged !== '.' && entry.unstaged !== '.')
    .map(entry => ({ kind: 'partly-staged', detail: entry.path.slice(repository.prefix.length) }));
}
