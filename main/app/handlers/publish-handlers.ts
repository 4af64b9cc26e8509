import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError } from '../../../shared/app-error.ts';
import { suggestMessage } from '../../../shared/publish/suggest-message.ts';
import { openRepository } from '../../services/git/repository.ts';
import { requireGit } from '../../services/git/version.ts';
import { showPublish } from '../../services/history/show-publish.ts';
import { publishPaths } from '../../services/publish/publish-site.ts';
import { pullSite } from '../../services/publish/pull-site.ts';
import { diffFiles } from '../../services/publish-plan/file-diff.ts';
import { groupFiles } from '../../services/publish-plan/group-files.ts';
import { makePlan } from '../../services/publish-plan/make-plan.ts';
import { checkState } from '../../services/site-run/check-state.ts';
import type { AppParts } from '../app-parts.ts';
import { earlierOfPlan, earlierRange, findEarlierCommits } from '../earlier-commits.ts';
import { listLeftBehind } from '../left-behind.ts';
import { requireChecked } from '../run-blog-checks.ts';
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

/** Handlers of publishing: the only ones that run git, and only in a trusted blog. */
export function createPublishHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, PublishCalls> {
  return {
    'publish.plan': async ({ posts }, { signal }) => {
      const folder = await requireTrust(parts, session);
      const { root } = folder.blog;
      await requireGit(root);
      const repository = await openRepository(root, signal);
      // Neither waits for the other; what is wrong with the posts is told first.
      const standing = checkState(repository, parts.settings.publishTarget(root));
      standing.catch(() => undefined);
      const selection = await selectForPublish(folder, posts, { signal, repository, isShown: true });
      const lastBranch = parts.settings.publishedBranch(root);
      const state = await standing;
      const plan = await makePlan({ root, ...selection, state, lastBranch, signal });
      const doubts = selection.broken.map(detail => ({ kind: 'metadata-broken', detail }) as const);
      const left = listLeftBehind(folder, selection.changes, plan.files);
      const earlier = await earlierOfPlan(folder, repository, state, plan.commitsWaiting);
      return { ...plan, earlier, decisions: [...plan.decisions, ...doubts], left };
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
    'publish.run': async ({ posts, message, tree, files }, { signal, progress }) => {
      const folder = await requireTrust(parts, session);
      const { root, site } = folder.blog;
      const selection = await selectForPublish(folder, posts, { signal, isNamed: message === null });
      const work = { root, progress, isPublishing: true };
      const outcome = await runAttended(parts, session, work, run =>
        publishPaths({
          ...run,
          site,
          paths: selection.paths,
          groups: selection.posts.map(post => post.parts.map(({ path }) => path)),
          files: files ?? null,
          message: message ?? (changed => suggestMessage(groupFiles(changed, selection.posts))),
          expectedTree: tree,
          approve: async (planned, run) =>
            requireChecked(parts, folder, planned, await earlierRange(run.repository, run), signal),
          signal,
        }),
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
