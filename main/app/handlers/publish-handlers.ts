import { join } from 'node:path';
import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { Finding } from '../../../shared/model/checks.ts';
import type { PublishRunOutcome, RestOfBlog } from '../../../shared/model/publish.ts';
import { openRepository } from '../../services/git/repository.ts';
import { withScratch } from '../../services/git/trial-tree.ts';
import { requireGit } from '../../services/git/version.ts';
import { showPublish } from '../../services/history/show-publish.ts';
import { openPickedPairs } from '../../services/merge/picked-pairs.ts';
import { pullSite } from '../../services/publish/pull-site.ts';
import { diffFiles } from '../../services/publish-plan/file-diff.ts';
import { readWaiting } from '../../services/publish-plan/make-plan.ts';
import { checkState } from '../../services/site-run/check-state.ts';
import { runOnSite } from '../../services/site-run/site-run.ts';
import type { AppParts } from '../app-parts.ts';
import type { BlogFolder } from '../blog-folders.ts';
import { findStanding } from '../earlier-commits.ts';
import { planPosts } from '../plan-posts.ts';
import { publishPosts } from '../publish-posts.ts';
import { readRest } from '../rest-of-blog.ts';
import { selectForPublish } from '../select-for-publish.ts';
import { requireTrust } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';
import { runAttended } from './attended-run.ts';

type PublishCalls =
  | 'publish.plan'
  | 'publish.rest'
  | 'publish.diff'
  | 'publish.earlier'
  | 'publish.earlierDiff'
  | 'publish.run'
  | 'publish.pull';

/** Handlers of publishing and of getting changes. They run git, and only in a trusted blog. */
export function createPublishHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, PublishCalls> {
  return {
    'publish.plan': async ({ posts }, { signal }) => {
      const folder = await requireTrust(parts, session);
      const { root } = folder.blog;
      await requireGit(root);
      const repository = await openRepository(root, signal);
      const state = checkState(repository, parts.settings.publishTarget(root));
      state.catch(() => undefined);
      return withScratch(repository, true, async scratch => {
        const { plan } = await planPosts(parts, folder, { repository, scratch, state }, posts, signal);
        return plan;
      });
    },
    'publish.rest': async ({ posts }, { signal }) =>
      restOfPlan(parts, await requireTrust(parts, session), posts, signal),
    'publish.diff': async ({ posts, path }, { signal }) => {
      const folder = await requireTrust(parts, session);
      const { root } = folder.blog;
      const { paths } = await selectForPublish(folder, posts, { signal });
      if (path !== null && !paths.includes(path)) throw new AppError('path.not-allowed', { path });
      return diffFiles({ root, paths, path, signal });
    },
    'publish.earlier': async (_params, { signal }) =>
      findStanding(parts, await requireTrust(parts, session), signal),
    'publish.earlierDiff': async ({ commit, path, isOutside }, { signal }) => {
      const { root } = (await requireTrust(parts, session)).blog;
      const { files } = await showPublish({ root, commit, path, isWhole: isOutside, signal });
      return { text: files[0]?.diff ?? '', sizes: null };
    },
    'publish.run': async (choice, { signal, progress }) => {
      const folder = await requireTrust(parts, session);
      const { root, site } = folder.blog;
      const work = { root, progress, isPublishing: true };
      let warnings: readonly Finding[] = [];
      const onWarnings = (found: readonly Finding[]) => {
        warnings = found;
      };
      const asked = { ...choice, onWarnings };
      // With the plan, where there is one to be seen first.
      const outcome: PublishRunOutcome = await runAttended(parts, session, work, request =>
        runOnSite({ ...request, site, signal }, run => publishPosts(parts, folder, run, asked, signal)),
      );
      // What else came from online is noticed by the stamps of its files.
      folder.index.changed(outcome.files);
      return withWarnings(outcome, warnings);
    },
    'publish.pull': async (_params, { signal, progress }) => {
      const { root, site } = (await requireTrust(parts, session)).blog;
      const work = { root, progress, isPublishing: false };
      return runAttended(parts, session, work, run => pullSite({ ...run, site, signal }));
    },
  };
}

async function restOfPlan(
  { options, settings }: AppParts,
  folder: BlogFolder,
  posts: readonly BlogPath[] | null,
  signal: AbortSignal,
): Promise<RestOfBlog | null> {
  const { root, site } = folder.blog;
  const repository = await openRepository(root, signal);
  const state = await checkState(repository, settings.publishTarget(root));
  const { online, commits } = await readWaiting({ ...state, repository });
  if (online === null || commits > 0) return null;
  const pairs = openPickedPairs(join(options.profile, 'publish'), repository);
  const selection = await selectForPublish(folder, posts, {
    signal,
    repository,
    isShown: true,
    isNamed: false,
  });
  return withScratch(repository, false, scratch =>
    readRest(folder, { ...state, repository, scratch, site, pairs }, posts, selection),
  );
}

/** Names the warnings in what was committed; what was left out is not in it. */
function withWarnings(outcome: PublishRunOutcome, found: readonly Finding[]): PublishRunOutcome {
  if (outcome.result !== 'published' && outcome.result !== 'committed') return outcome;
  const left = new Set(outcome.left ?? []);
  const warnings = found.filter(({ file, post }) => !left.has(file) && !left.has(post));
  return warnings.length === 0 ? outcome : { ...outcome, warnings };
}
