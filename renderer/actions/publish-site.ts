import type { BlogPath } from '../../shared/model/blog.ts';
import type { PublishPlan } from '../../shared/model/publish.ts';
import type { App } from './app.ts';
import { refreshPosts } from './refresh-posts.ts';
import { runPublishing } from './run-publishing.ts';
import { savePost } from './save-post.ts';

/**
 * Publishes the open post at once when the blog is trusted and nothing needs a decision; else asks first. Without an
 * open post the changed posts are shown, never published unseen.
 */
export async function publishSite(app: App): Promise<void> {
  if (mustAskForTrust(app)) return;
  await runPublishing(app, 'publish', async options => {
    if (!(await savePost(app))) return null;
    const path = app.desk.writer?.path ?? null;
    const plan = await app.api.call('publish.plan', { posts: postsOf(path) });
    if (path === null || plan.decisions.length > 0) return showPlan(app, plan, path);
    return app.api.call('publish.run', { posts: postsOf(path), message: null, tree: null }, options);
  });
  await refreshPosts(app);
}

/** Shows what publishing would do: the open post, or every changed one when the open post is online as it is. */
export async function reviewChanges(app: App, scope?: BlogPath | null): Promise<void> {
  if (mustAskForTrust(app)) return;
  await runPublishing(app, 'publish', async () => {
    if (!(await savePost(app))) return null;
    const path = scope === undefined ? (app.desk.writer?.path ?? null) : scope;
    const plan = await app.api.call('publish.plan', { posts: postsOf(path) });
    if (scope !== undefined || path === null || plan.files.length > 0) return showPlan(app, plan, path);
    return showPlan(app, await app.api.call('publish.plan', { posts: null }), null);
  });
}

/** Publishes exactly the plan that was shown, with the user's message. */
export async function publishPlan(
  app: App,
  plan: PublishPlan,
  path: BlogPath | null,
  message: string,
): Promise<void> {
  app.state.dialogs.close();
  await runPublishing(app, 'publish', options =>
    app.api.call(
      'publish.run',
      { posts: postsOf(path), message: message.trim() || null, tree: plan.tree },
      options,
    ),
  );
  await refreshPosts(app);
}

const postsOf = (path: BlogPath | null) => (path === null ? null : [path]);

function showPlan(app: App, plan: PublishPlan, path: BlogPath | null): null {
  app.state.dialogs.show({ kind: 'publish', plan, path });
  return null;
}

function mustAskForTrust(app: App): boolean {
  const blog = app.state.blog.blog.peek();
  if (!blog) return true;
  if (!blog.isTrusted) app.state.dialogs.show({ kind: 'trust', purpose: 'publish' });
  return !blog.isTrusted;
}
