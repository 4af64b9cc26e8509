import type { SiteRun } from '../services/site-run/site-run.ts';
import type { AppParts } from './app-parts.ts';
import type { BlogFolder } from './blog-folders.ts';
import { earlierRange } from './earlier-commits.ts';
import { requireChecked } from './run-blog-checks.ts';

/**
 * For what takes commits online without a plan: makes sure that nothing in those made earlier stops it.
 * The function it gives @throws publish.checks-failed
 */
export function approveEarlier(
  parts: AppParts,
  folder: BlogFolder,
  signal: AbortSignal,
): (run: SiteRun) => Promise<void> {
  return async run => requireChecked(parts, folder, [], await earlierRange(run.repository, run), signal);
}
