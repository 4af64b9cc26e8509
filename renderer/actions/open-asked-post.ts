import type { BlogPath } from '../../shared/model/blog.ts';
import type { App } from './app.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';

/** Opens a post that was asked for outside of this window; one the list does not have yet is looked for once. */
export async function openAskedPost(app: App, path: BlogPath): Promise<void> {
  app.state.notices.clear('asked');
  const { open, isOpening } = app.state.post;
  if (open.peek()?.path === path && !isOpening.peek()) return app.desk.editor?.focus();
  if (!isListed(app, path)) await refreshPosts(app);
  if (isListed(app, path)) return openPost(app, path);
  app.state.notices.tell('asked', `${path} is no post of this blog, so it was not opened.`);
}

function isListed({ state }: App, path: BlogPath): boolean {
  return state.blog.entries.peek()?.some(entry => entry.path === path) ?? false;
}
