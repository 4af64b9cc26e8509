import { AppError } from '../../shared/app-error.ts';
import type { PublishStand } from '../../shared/model/publish-stand.ts';
import { isSameStand } from '../../shared/publish/seen-plan.ts';
import { standOf } from '../services/site-run/check-state.ts';
import type { SiteRun } from '../services/site-run/site-run.ts';
import type { AppParts } from './app-parts.ts';
import type { BlogFolder } from './blog-folders.ts';
import { earlierRange } from './earlier-commits.ts';
import { requireChecked } from './run-blog-checks.ts';

/** @throws AppError `publish.plan-changed` unless the branch stands and goes as `seen` says. */
export function requireStand(run: SiteRun, seen: PublishStand): void {
  if (!isSameStand(standOf(run), seen)) throw new AppError('publish.plan-changed', { paths: [] });
}

/**
 * For what takes commits online without a plan: makes sure that they are those that were shown where the branch stood and went as `seen` says, and
 * that nothing in them stops it.
 * The function it gives @throws publish.plan-changed, publish.checks-failed
 */
export function approveEarlier(
  parts: AppParts,
  folder: BlogFolder,
  seen: PublishStand,
  signal: AbortSignal,
): (run: SiteRun) => Promise<void> {
  return async run => {
    requireStand(run, seen);
    await requireChecked(parts, folder, [], await earlierRange(run.repository, run), signal);
  };
}
