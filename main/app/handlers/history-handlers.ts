import type { Handlers } from '../../../shared/api/contract.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import { listPublishes } from '../../services/history/list-publishes.ts';
import { readVersion } from '../../services/history/read-version.ts';
import { showPublish } from '../../services/history/show-publish.ts';
import { takeBackPublish } from '../../services/history/take-back.ts';
import { listKept, readKept } from '../../services/journal/kept-versions.ts';
import type { AppParts } from '../app-parts.ts';
import { approveEarlier } from '../approve-earlier.ts';
import type { BlogFolder } from '../blog-folders.ts';
import { isFileOfPosts, ownFilesOf, titlesOf } from '../files-of-posts.ts';
import { selectForPublish } from '../select-for-publish.ts';
import { requireTrust } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';
import { runAttended } from './attended-run.ts';
import { withPost } from './folder-of-post.ts';
import { restorePost } from './restore-post.ts';

type HistoryCalls =
  | 'publish.takeBack'
  | 'history.list'
  | 'history.show'
  | 'history.restore'
  | 'history.kept'
  | 'history.keptText'
  | 'history.restoreKept';

/** More at a time than a window shows. */
const mostAtOnce = 200;

/** Handlers of what was published before, and of texts that were put aside; git runs only in a trusted blog. */
export function createHistoryHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, HistoryCalls> {
  const { profile } = parts.options;
  return {
    'publish.takeBack': async ({ commit, stand }, { signal, progress }) => {
      const folder = await requireTrust(parts, session);
      const approve = approveEarlier(parts, folder, stand, signal);
      const { root, site } = folder.blog;
      const isOfPosts = (path: BlogPath) => isFileOfPosts(folder, path);
      const work = { root, progress, isPublishing: true };
      const outcome = await runAttended(parts, session, work, run =>
        takeBackPublish({ ...run, site, isOfPosts, commit, approve, signal }),
      );
      folder.index.changed(outcome.files);
      return outcome;
    },
    'history.list': async ({ post, skip, limit }, { signal }) => {
      const folder = await requireTrust(parts, session);
      const followed = post === null ? null : await followedPost(folder, post, signal);
      const titleOf = await titlesOf(folder, signal);
      const most = Math.min(limit, mostAtOnce);
      const { root } = folder.blog;
      const target = parts.settings.publishTarget(root);
      return listPublishes({ root, post: followed, skip, limit: most, titleOf, target, signal });
    },
    'history.show': async ({ commit, path }, { signal }) => {
      const { root } = (await requireTrust(parts, session)).blog;
      return showPublish({ root, commit, path, signal });
    },
    'history.restore': async ({ commit, path, post, present }, { signal }) => {
      // By the time the version is read the window may show another blog.
      const folder = await requireTrust(parts, session);
      const { blog, generator } = withPost(folder, path);
      const sidecar = generator.sidecarOf(blog.site, path);
      const version = await readVersion({ root: blog.root, commit, path, sidecar, signal });
      return restorePost(parts, withPost(folder, post), post, version, present);
    },
    'history.kept': async ({ post }) => {
      const folder = session.folder();
      const { generator, blog } = folder;
      const kept = await listKept(profile, blog.root, post === null ? null : ownFilesOf(folder, post));
      return kept.map(one => ({ ...one, isPost: generator.classify(blog.site, one.path) !== undefined }));
    },
    'history.keptText': ({ id }) => readKept(profile, session.folder().blog.root, id),
    'history.restoreKept': async ({ id, present }) => {
      const folder = session.folder();
      const { path, text } = await readKept(profile, folder.blog.root, id);
      return restorePost(parts, withPost(folder, path), path, { text, sidecarText: null }, present);
    },
  };
}

async function followedPost(folder: BlogFolder, path: BlogPath, signal: AbortSignal) {
  const own = ownFilesOf(folder, path);
  const { paths } = await selectForPublish(folder, [path], { signal });
  const pictures = paths.filter(one => !own.includes(one));
  return { path, filesOf: (name: BlogPath) => ownFilesOf(folder, name), pictures };
}
