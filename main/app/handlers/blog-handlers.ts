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
  | 'blog.allowRemotePictures'
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
    const post = await findStartPost(folder, start);
    return { ...show(folder, post), lost, notPost: post === undefined ? start.file : null };
  };
  return {
    'blog.open': async ({ folder }) =>
      folder === null ? showFirst() : show(await openBlogFolder(parts, resolve(expandHome(folder)))),
    'blog.allowRemotePictures': async ({ isAllowed }) => {
      const folder = session.folder();
      await parts.settings.allowRemotePictures(folder.blog.root, isAllowed);
      return toOpenedBlog(folder, parts);
    },
    'blog.keepSample': async ({ folder }) => {
      if (!session.folder().blog.isSample) throw new AppError('blog.not-found', { path: folder });
      const target = resolve(expandHome(folder));
      await keepSample(samplePlace(parts.options.profile).folder, target);
      return show(await openBlogFolder(parts, target));
    },
    'folders.complete': ({ prefix }) => completeFolder(prefix),
    'settings.read': async () => {
      session.followSettings();
      return parts.settings.settings();
    },
    'settings.write': async change => {
      await parts.settings.change(change);
      const settings = parts.settings.settings();
      session.shareSettings(settings);
      if (change.isQuietFetchOn !== undefined) parts.online.settingChanged();
      window.desktop?.settingsChanged(settings);
      return settings;
    },
  };
}

/** What a window is told of the blog it shows. */
export function toOpenedBlog({ blog, assetKey }: BlogFolder, { settings }: AppParts): OpenedBlog {
  return {
    ...blog,
    assetBase: assetBaseOf(assetKey),
    remotePictures: settings.showsRemotePictures(blog.root),
    // The sample is ours: there is nothing to tell of it.
    isNew: !blog.isSample && !settings.isSeen(blog.root),
    lastPost: settings.lastPost(blog.root),
    lost: null,
    notPost: null,
  };
}
