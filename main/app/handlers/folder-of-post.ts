import { AppError } from '../../../shared/app-error.ts';
import type { BlogFolder } from '../blog-folders.ts';
import type { WindowSession } from '../window-session.ts';

/** The shown blog, when `path` names a post of it. @throws post.not-found */
export function folderOfPost(session: WindowSession, path: string): BlogFolder {
  return withPost(session.folder(), path);
}

/** `folder`, when `path` names a post of it. @throws post.not-found */
export function withPost(folder: BlogFolder, path: string): BlogFolder {
  if (folder.generator.classify(folder.blog.site, path) === undefined)
    throw new AppError('post.not-found', { path });
  return folder;
}
