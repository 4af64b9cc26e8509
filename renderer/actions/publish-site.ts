import type { BlogPath } from '../../shared/model/blog.ts';
import type { Finding } from '../../shared/model/checks.ts';
import type { EarlierFile } from '../../shared/model/earlier-commits.ts';
import type { FileDiff, PublishPlan } from '../../shared/model/publish.ts';
import { seenPlan } from '../../shared/publish/seen-plan.ts';
import type { ChosenPublish } from '../state/dialog-state.ts';
import type { App } from './app.ts';
import { askForTrust } from './ask-for-trust.ts';
import { acceptWarnings, mustAskAboutFindings } from './check-post.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';
import { runPublishing } from './run-publishing.ts';
import { savePost } from './save-post.ts';

/**
 * Publishes the open post at once when the blog is trusted and nothing needs a decision; else asks first. Without an
 * open post the changed posts are shown, never published unseen.
 */
export async function publishSite(app: App): Promise<void> {
  if (await mustAskForTrust(app)) return;
  await runPublishing(app, 'publish', async options => {
    if (!(await savePost(app))) return null;
    const path = app.desk.writer?.path ?? null;
    if (path === null) {
      const { signal } = options;
      return showPlan(app, await app.api.call('publish.plan', { posts: null }, { signal }), null);
    }
    // Nobody has seen a plan: what is typed meanwhile is published with it.
    const choice = { posts: [path], message: null, seen: null, files: null, isUnseen: true };
    const { plan, ...outcome } = await app.api.call('publish.run', choice, options);
    return plan === undefined ? outcome : showPlan(app, plan, path);
  });
  await refreshPosts(app);
}

/** Shows what publishing would do: the open post, or every changed one when the open post is online as it is. */
export async function reviewChanges(app: App, scope?: BlogPath | null): Promise<void> {
  if (await mustAskForTrust(app)) return;
  await runPublishing(app, 'publish', async ({ signal }) => {
    if (!(await savePost(app))) return null;
    const path = scope === undefined ? (app.desk.writer?.path ?? null) : scope;
    const plan = await app.api.call('publish.plan', { posts: postsOf(path) }, { signal });
    if (scope !== undefined || path === null || plan.files.length > 0) return showPlan(app, plan, path);
    return showPlan(app, await app.api.call('publish.plan', { posts: null }, { signal }), null);
  });
}

/** Brings the plan in sight up to date: what it says may have gone online by itself. */
export function renewPlan(app: App): Promise<void> {
  return reporting(app, 'publish', async () => {
    const { dialogs } = app.state;
    const shown = dialogs.current.peek();
    if (shown?.kind !== 'publish') return;
    const plan = await app.api.call('publish.plan', { posts: postsOf(shown.path) });
    if (dialogs.current.peek() === shown) showPlan(app, plan, shown.path);
  });
}

/** Publishes exactly what was shown and ticked, with the user's message. */
export async function publishPlan(app: App, { plan, path, message, files }: ChosenPublish): Promise<void> {
  app.state.dialogs.close();
  await runPublishing(app, 'publish', async options => {
    if (await mustAskAboutFindings(app, { plan, path, message, files }, options.signal)) return null;
    const choice = { posts: postsOf(path), message: message.trim() || null, seen: seenPlan(plan), files };
    return app.api.call('publish.run', { ...choice, isUnseen: false }, options);
  });
  await refreshPosts(app);
}

/** Reads how one file of a post differs from the last commit. */
export function readDifference(
  app: App,
  post: BlogPath,
  path: BlogPath,
  signal: AbortSignal,
): Promise<FileDiff> {
  return app.api.call('publish.diff', { posts: [post], path }, { signal });
}

/** Reads what a commit made earlier did to a file. */
export function readEarlierDifference(
  app: App,
  commit: string,
  { path, isOutside }: EarlierFile,
  signal: AbortSignal,
): Promise<FileDiff> {
  return app.api.call('publish.earlierDiff', { commit, path, isOutside }, { signal });
}

/** Goes on with a publish whose warnings the user takes as they are; what was put right meanwhile is planned anew, and shown when other posts have come into the plan. */
export function publishAnyway(
  app: App,
  waiting: ChosenPublish,
  warnings: readonly Finding[],
  isMended: boolean,
): Promise<void> {
  return reporting(app, 'publish', async () => {
    await acceptWarnings(app, warnings);
    const posts = postsOf(waiting.path);
    const plan = isMended ? await app.api.call('publish.plan', { posts }) : waiting.plan;
    const shown = new Set(waiting.plan.posts.map(({ path }) => path));
    if (plan.posts.some(({ path }) => !shown.has(path))) return void showPlan(app, plan, waiting.path);
    await publishPlan(app, { ...waiting, plan });
  });
}

const postsOf = (path: BlogPath | null) => (path === null ? null : [path]);

function showPlan(app: App, plan: PublishPlan, path: BlogPath | null): null {
  app.state.dialogs.show({ kind: 'publish', plan, path });
  return null;
}

async function mustAskForTrust(app: App): Promise<boolean> {
  const blog = app.state.blog.blog.peek();
  if (!blog) return true;
  if (!blog.isTrusted) await askForTrust(app, 'publish');
  return !blog.isTrusted;
}
