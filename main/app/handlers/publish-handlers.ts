import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError } from '../../../shared/app-error.ts';
import type { PublishRunOutcome } from '../../../shared/model/publish.ts';
import { openRepository } from '../../services/git/repository.ts';
import { withScratch } from '../../services/git/trial-tree.ts';
import { requireGit } from '../../services/git/version.ts';
import { showPublish } from '../../services/history/show-publish.ts';
import { pullSite } from '../../services/publish/pull-site.ts';
import { diffFiles } from '../../services/publish-plan/file-diff.ts';
import { checkState } from '../../services/site-run/check-state.ts';
import { runOnSite } from '../../services/site-run/site-run.ts';
import type { AppParts } from '../app-parts.ts';
import { findEarlierCommits } from '../earlier-commits.ts';
import { planPosts } from '../plan-posts.ts';
import { publishPosts } from '../publish-posts.ts';
import { selectForPublish } from '../select-for-publish.ts';
import { requireTrust } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';
import { runAttended } from './attended-run.ts';

type PublishCalls =
  | 'publish.plan'
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
    'publish.diff': async ({ posts, path }, { signal }) => {
      const folder = await requireTrust(parts, session);
      const { root } = folder.blog;
      const { paths } = await selectForPublish(folder, posts, { signal });
      if (path !== null && !paths.includes(path)) throw new AppError('path.not-allowed', { path });
      return diffFiles({ root, paths, path, signal });
    },
    'publish.earlier': async (_params, { signal }) =>
      findEarlierCommits(parts, await requireTrust(parts, session), signal),
    'publish.earlierDiff': async ({ commit, path, isOutside }, { signal }) => {
      const { root } = (await requireTrust(parts, session)).blog;
      const { files } = await showPublish({ root, commit, path, isWhole: isOutside, signal });
      return { text: files[0]?.diff ?? '', sizes: null };
    },
    'publish.run': async (choice, { signal, progress }) => {
      const folder = await requireTrust(parts, session);
      const { root, site } = folder.blog;
      const work = { root, progress, isPublishing: true };
      // With the plan, where there is one to be seen first.
      const outcome: PublishRunOutcome = await runAttended(parts, session, work, request =>
        runOnSite({ ...request, site, signal }, run => publishPosts(parts, folder, run, choice, signal)),
      );
      // What else came from online is noticed by the stamps of its files.
      folder.index.changed(outcome.files);
      return outcome;
    },
    'publish.pull': async (_params, { signal, progress }) => {
      const { root, site } = (await requireTrust(parts, session)).blog;
      const work = { root, progress, isPublishing: false };
      return runAttended(parts, session, work, run => pullSite({ ...run, site, signal }));
    },
  };
}
