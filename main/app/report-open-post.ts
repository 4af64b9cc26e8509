import { isAppError } from '../../shared/app-error.ts';
import { readPostText } from '../services/posts/read-post.ts';
import type { WindowSession } from './window-session.ts';

/**
 * Tells a window when the post in its editor is another file by now, or gone (null). `paths` are what changed in the blog;
 * none: anything may have.
 */
export async function reportOpenPost(
  session: WindowSession,
  paths: readonly string[],
  emit: (value: { path: string; version: string | null }) => void,
): Promise<void> {
  const held = session.openPost;
  if (!held || (paths.length > 0 && !paths.includes(held.path))) return;
  const version = await versionOnDisk(session.folder().blog.root, held.path);
  if (version === undefined) return;
  // Our own save comes back as an event too: it is the version the window holds by then.
  if (session.openPost?.path === held.path && session.openPost.version !== version)
    emit({ path: held.path, version });
}

async function versionOnDisk(root: string, path: string): Promise<string | null | undefined> {
  try {
    return (await readPostText(root, path)).version;
  } catch (error) {
    if (isAppError(error, 'post.not-found')) return null;
    // The whole blog is gone: that is told when it is listed or saved, and is no news of one post.
    if (isAppError(error, 'blog.gone')) return undefined;
    throw error;
  }
}
