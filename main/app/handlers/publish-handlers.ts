import { join } from 'node:path';
import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError } from '../../../shared/app-error.ts';
import type { PublishProgress } from '../../../shared/model/publish.ts';
import { makePlan } from '../../services/publish/make-plan.ts';
import { publishPaths } from '../../services/publish/publish-site.ts';
import { pullSite } from '../../services/publish/pull-site.ts';
import type { AppParts } from '../app-parts.ts';
import { selectForPublish } from '../select-for-publish.ts';
import type { WindowSession } from '../window-session.ts';

type PublishCalls = 'publish.plan' | 'publish.run' | 'publish.pull';

/** Handlers of publishing: the only ones that run git, and only in a trusted blog. */
export function createPublishHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, PublishCalls> {
  const runFolder = join(parts.options.profile, 'publish');
  const { desktop } = session.window;
  const showing = async <T>(
    progress: (value: PublishProgress) => void,
    run: (onProgress: (value: PublishProgress) => void) => Promise<T>,
  ): Promise<T> => {
    try {
      return await run(value => {
        progress(value);
        desktop?.showProgress(value.fraction);
      });
    } finally {
      desktop?.showProgress(null);
    }
  };
  return {
    'publish.plan': async ({ posts }, { signal }) => {
      const folder = trusted(session);
      const { paths, title, broken } = await selectForPublish(folder, posts, signal);
      const { root } = folder.blog;
      const lastBranch = parts.settings.publishedBranch(root);
      const plan = await makePlan({ root, paths, title, lastBranch, signal });
      const doubts = broken.map(detail => ({ kind: 'metadata-broken', detail }) as const);
      return { ...plan, decisions: [...plan.decisions, ...doubts] };
    },
    'publish.run': async ({ posts, message, tree }, { signal, progress }) => {
      const folder = trusted(session);
      const { root } = folder.blog;
      const { paths, title } = await selectForPublish(folder, posts, signal);
      const plan = await makePlan({ root, paths, title, signal });
      const outcome = await showing(progress, onProgress =>
        publishPaths({
          root,
          paths,
          message: message ?? plan.message,
          expectedTree: tree,
          runFolder,
          onProgress,
          signal,
        }),
      );
      if (outcome.result === 'published') await parts.settings.rememberBranch(root, plan.branch);
      // What else came from online is noticed by the stamps of its files.
      folder.index.changed(outcome.files);
      return outcome;
    },
    'publish.pull': async (_params, { signal, progress }) => {
      const { root } = trusted(session).blog;
      return showing(progress, onProgress => pullSite({ root, runFolder, onProgress, signal }));
    },
  };
}

function trusted(session: WindowSession) {
  const folder = session.folder();
  if (!folder.blog.isTrusted) throw new AppError('blog.untrusted', { path: folder.blog.root });
  return folder;
}
