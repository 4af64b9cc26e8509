import { isAppError } from '../../shared/app-error.ts';
import type { BlogPath, OpenedBlog } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import type { App } from './app.ts';
import { clearDesk, leavePost } from './leave-post.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';
import { followSidecar } from './save-sidecar-open.ts';
import { tellBlogSettings } from './tell-blog-settings.ts';
import { toAppError } from './to-app-error.ts';

/** Opens the last blog, or the sample; without either the window says so. */
export async function openLastBlog(app: App): Promise<void> {
  app.state.blog.showOpening();
  await reporting(app, 'blog', async () => {
    try {
      await showBlog(app, await app.api.call('blog.open', { folder: null }));
    } catch (error) {
      app.state.blog.showNone();
      throw error;
    }
  });
}

/**
 * Opens the blog of a folder in place of the present one, which is saved first. One that another window shows is in
 * front there by then, and the present one stays here.
 * @throws AppError when the folder cannot be opened; the present blog stays.
 */
export function openBlog(app: App, folder: string): Promise<void> {
  return withoutTyping(app, async () => {
    if (!(await leavePost(app))) return;
    const blog = await app.api.call('blog.open', { folder }).catch((error: unknown) => {
      if (isAppError(error, 'blog.shown-elsewhere')) return null;
      throw error;
    });
    if (blog) await showBlog(app, blog);
  });
}

/**
 * Copies the sample to a folder of the user's and opens it.
 * @throws AppError when the folder cannot be written.
 */
export function keepSample(app: App, folder: string): Promise<void> {
  return withoutTyping(app, async () => {
    if (!(await leavePost(app))) return;
    await showBlog(app, await app.api.call('blog.keepSample', { folder }));
  });
}

/** Runs an action while the editor takes no keys: what is typed between leaving a post and the next one belongs to neither. */
async function withoutTyping(app: App, action: () => Promise<void>): Promise<void> {
  app.state.post.setOpening(true);
  try {
    await action();
  } finally {
    app.state.post.setOpening(false);
  }
}

/** Folders that begin with what was typed; none when they cannot be told. */
export async function completeFolder(app: App, prefix: string): Promise<readonly string[]> {
  try {
    return await app.api.call('folders.complete', { prefix });
  } catch {
    // Completion is a convenience: opening the folder says what is wrong with it.
    return [];
  }
}

/**
 * Opens the shown blog again over a new connection and saves what was typed meanwhile. Main holds nothing of a window
 * whose connection ended.
 */
export async function resume(app: App): Promise<void> {
  const blog = app.state.blog.blog.peek();
  if (!blog) return openLastBlog(app);
  await reporting(app, 'blog', async () => {
    app.state.blog.show(await app.api.call('blog.open', { folder: blog.root }));
    await resumePost(app);
    await followSidecar(app, []);
    await refreshPosts(app);
  });
}

async function resumePost(app: App): Promise<void> {
  const { writer } = app.desk;
  if (!writer) return;
  const file = await app.api.call('posts.read', { path: writer.path }).catch(error => {
    if (toAppError(error).code === 'post.not-found') return null;
    throw error;
  });
  if (app.desk.writer !== writer) return;
  if (file?.version !== writer.version()) await writer.meet(file?.version ?? null);
  else await writer.save();
}

/** Shows an opened blog in place of the present one, whose post was left, and begins with a post of it. */
export async function showBlog(app: App, blog: OpenedBlog): Promise<void> {
  clearDesk(app);
  app.state.publish.reset();
  app.state.notices.clear('blog');
  if (blog.lost === null) app.state.notices.clear('lost');
  else app.state.notices.tell('lost', describeLost(blog.lost));
  if (blog.notPost !== null)
    app.state.notices.tell('asked', `${blog.notPost} is no post of this blog, so it was not opened.`);
  app.state.blog.show(blog);
  void tellBlogSettings(app, blog);
  const { turn } = app.desk;
  await refreshPosts(app);
  const first = firstPost(blog, app.state.blog.entries.peek() ?? []);
  if (first !== undefined && turn === app.desk.turn) await openPost(app, first, 'left-unasked');
}

function describeLost(folder: string): string {
  return `${folder} was open last, but it cannot be opened now: it may have been moved, or its disk is not connected. The sample blog is shown in its place, and nothing was changed. Choose its new place with Open blog.`;
}

/** What to begin with: the post that was open last, else the newest. */
function firstPost({ lastPost }: OpenedBlog, posts: readonly PostEntry[]): BlogPath | undefined {
  if (posts.some(({ path }) => path === lastPost)) return lastPost ?? undefined;
  return posts.find(({ kind }) => kind === 'post')?.path;
}
