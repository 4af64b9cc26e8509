import { resolve } from 'node:path';
import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError } from '../../../shared/app-error.ts';
import type { BlogPath, OpenedBlog } from '../../../shared/model/blog.ts';
import { completeFolder } from '../../services/blog/complete-folder.ts';
import { expandHome } from '../../services/blog/expand-home.ts';
import { samplePlace } from '../../services/sample/create-sample.ts';
import { keepSample } from '../../services/sample/keep-sample.ts';
import type { AppParts } from '../app-parts.ts';
import { assetBaseOf, type BlogFolder } from '../blog-folders.ts';
import { openBlogFolder, openFirstBlogFolder } from '../open-blog-folder.ts';
import { findStartPost } from '../start-post.ts';
import type { WindowSession } from '../window-session.ts';

type BlogCalls =
  | 'blog.open'
  | 'blog.trust'
  | 'blog.keepSample'
  | 'folders.complete'
  | 'settings.read'
  | 'settings.write';

/** Handlers of what concerns the opened blog and the user's settings. */
export function createBlogHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, BlogCalls> {
  const { window } = session;
  const show = (folder: BlogFolder, firstPost?: BlogPath) => {
    if (window.desktop?.raiseOther(folder.blog.root, firstPost)) throw new AppError('blog.shown-elsewhere');
    session.show(folder);
    window.desktop?.blogShown(folder.blog);
    const blog = toOpenedBlog(folder, parts);
    return firstPost === undefined ? blog : { ...blog, lastPost: firstPost };
  };
  const showFirst = async () => {
    const start = window.start();
    const { folder, lost } = await openFirstBlogFolder(parts, start);
    return { ...show(folder, await findStartPost(folder, start)), lost };
  };
  return {
    'blog.open': async ({ folder }) =>
      folder === null ? showFirst() : show(await openBlogFolder(parts, resolve(expandHome(folder)))),
    'blog.trust': async () => {
      const { blog } = session.folder();
      await parts.settings.trust(blog.root);
      return toOpenedBlog(parts.folders.use({ ...blog, isTrusted: true }), parts);
    },
    'blog.keepSample': async ({ folder }) => {
      if (!session.folder().blog.isSample) throw new AppError('blog.not-found', { path: folder });
      const target = resolve(expandHome(folder));
      await keepSample(samplePlace(parts.options.profile).folder, target);
      return show(await openBlogFolder(parts, target));
    },
    'folders.complete': ({ prefix }) => completeFolder(prefix),
    'settings.read': async () => parts.settings.settings(),
    'settings.write': async settings => {
      await parts.settings.write(settings);
      window.desktop?.settingsChanged(settings);
      return parts.settings.settings();
    },
  };
}

function toOpenedBlog({ blog, assetKey }: BlogFolder, { settings }: AppParts): OpenedBlog {
  return { ...blog, assetBase: assetBaseOf(assetKey), lastPost: settings.lastPost(blog.root), lost: null };
}
