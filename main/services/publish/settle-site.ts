import { AppError } from '../../../shared/app-error.ts';
import { canKeepBoth } from '../../../shared/merge/can-keep-both.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type {
  PublishConflicts,
  PutAside,
  SettleChoice,
  SettleOutcome,
} from '../../../shared/model/settle.ts';
import { versionOf } from '../files/file-version.ts';
import { inBlog } from '../git/blog-paths.ts';
import { lastSeenOnline } from '../git/remote.ts';
import { openRepository } from '../git/repository.ts';
import { withScratch } from '../git/trial-tree.ts';
import { requireGit } from '../git/version.ts';
import { decideSettlement, type Leftover } from '../merge/decide-settlement.ts';
import type { Rewrite } from '../merge/join-working.ts';
import { openPickedPairs } from '../merge/picked-pairs.ts';
import { describeConflict, type OpenConflict, readConflicts } from '../merge/read-conflicts.ts';
import { checkState } from '../site-run/check-state.ts';
import { outcomeOf, plainSite, runOnSite, type SiteRequest, type SiteRun } from '../site-run/site-run.ts';
import { filesThatCame } from './files-that-came.ts';
import { carryOut, planJoin } from './merge-online.ts';
import { type KeepVersion, putAside } from './put-aside.ts';

/** What {@link settleSite} is asked. */
export interface SettleRequest extends SiteRequest {
  /** The commit online that was compared. */
  readonly online: string;
  /** A file that is not named becomes both, where that can be. */
  readonly choices: readonly SettleChoice[];
  /** Told the files that are settled: edits that wait for nothing but to be published. */
  readonly onSettled?: (paths: readonly BlogPath[]) => void;
  /** Keeps versions that are not chosen. */
  readonly keep: KeepVersion;
}

/**
 * Lists what was changed here and, as far as was last seen, online in the same place. Changes nothing.
 * @throws AppError `git.not-a-repository`, `git.no-remote`, `git.detached-head` and the like.
 */
export async function listConflicts(
  request: Pick<SiteRequest, 'root' | 'runFolder' | 'site' | 'target' | 'signal'>,
): Promise<PublishConflicts> {
  await requireGit(request.root);
  const repository = await openRepository(request.root, request.signal);
  const { head, upstream } = await checkState(repository, request.target);
  const online = await lastSeenOnline(repository, upstream);
  const pairs = openPickedPairs(request.runFolder, repository);
  return withScratch(repository, false, async scratch => {
    const place = { repository, scratch, head, site: request.site ?? plainSite, pairs };
    const join = online === null ? null : await planJoin(place, online);
    if (online === null || join === null) return { online: online ?? '', files: [], blocked: [] };
    const { files, blocked } = await readConflicts(repository, join.trees, join.working);
    return {
      online,
      files: files.map(file => describeConflict(repository, file)),
      blocked: blocked.map(path => inBlog(repository, path)),
    };
  });
}

/**
 * Brings what is online into the branch and the working tree, and makes of every file that both sides changed in the same
 * place what was chosen: an edit on top of the version online, not published yet. Versions that were not chosen are put
 * aside first. Nothing is changed when the outcome is `refused`: `publish.plan-changed` where a file or what is online is
 * another by now, `publish.would-overwrite` with the files about which nothing can be chosen, `publish.conflict` with
 * those that cannot become both and of which no version was chosen.
 */
export async function settleSite(request: SettleRequest): Promise<SettleOutcome> {
  const aside: PutAside[] = [];
  const both: BlogPath[] = [];
  const outcome = await runOnSite(request, async run => {
    const { repository, upstream } = run;
    run.meter.report('merge');
    const online = await lastSeenOnline(repository, upstream);
    if (online !== request.online) throw new AppError('publish.plan-changed');
    const join = await planJoin(run, online);
    if (join === null) return outcomeOf(run, 'nothing', null);
    const { files, blocked } = await readConflicts(repository, join.trees, join.working);
    if (blocked.length > 0)
      throw new AppError('publish.would-overwrite', { paths: blocked.map(path => inBlog(repository, path)) });
    requireChoices(run, request, files);
    const settled = files.map(file => settle(run, request, file));
    for (const file of settled)
      for (const leftover of file.leftovers)
        aside.push(await putAside(repository, request.keep, file.rewrite.path, leftover));
    const rewrites = [...join.working.rewrites, ...settled.map(({ rewrite }) => rewrite)];
    const commit = await carryOut(run, join, rewrites);
    request.onSettled?.(settled.map(({ path }) => path));
    both.push(...settled.filter(({ hasBoth }) => hasBoth).map(({ path }) => path));
    run.meter.report('verify', 1);
    return outcomeOf(run, 'published', { commit, ...filesThatCame(run, join.incoming, rewrites) });
  });
  return { outcome, aside, both };
}

/** What is no text of the blog has one version or the other, and nobody has said which. */
function requireChoices(
  { repository, site }: SiteRun,
  { choices }: SettleRequest,
  files: readonly OpenConflict[],
): void {
  const chosen = new Set(choices.flatMap(({ path, choice }) => (choice === 'both' ? [] : [path])));
  const open = files.map(file => describeConflict(repository, file));
  const undecided = open.filter(file => !chosen.has(file.path) && !canKeepBoth(site, file));
  if (undecided.length > 0)
    throw new AppError('publish.conflict', { paths: undecided.map(({ path }) => path) });
}

interface SettledFile {
  readonly path: BlogPath;
  readonly rewrite: Rewrite;
  readonly leftovers: readonly Leftover[];
  readonly hasBoth: boolean;
}

function settle({ repository, site }: SiteRun, { choices }: SettleRequest, file: OpenConflict): SettledFile {
  const path = inBlog(repository, file.path);
  const named = choices.find(choice => choice.path === path);
  if (named && named.version !== (file.mine && versionOf(file.mine)))
    throw new AppError('publish.plan-changed', { paths: [path] });
  const choice = named ?? { choice: 'both' as const, text: null };
  const { result, aside, hasBoth = false } = decideSettlement(site, path, file, choice);
  const rewrite = { path: file.path, after: file.after, found: file.mine, result };
  return { path, rewrite, leftovers: aside, hasBoth };
}
