import type { BlogPath } from '../../shared/model/blog.ts';
import type { PublishConflicts, PutAside, SettleChoice } from '../../shared/model/settle.ts';
import type { App } from './app.ts';
import { openPost } from './open-post.ts';
import { openSettle } from './open-settle.ts';
import { refreshPosts } from './refresh-posts.ts';
import { runPublishing } from './run-publishing.ts';

/**
 * Brings in what is online with the user's choices for what both sides changed. The texts are edits then that are not
 * published; the first post that has both versions is opened, to be looked at.
 */
export async function settleVersions(
  app: App,
  { online }: PublishConflicts,
  choices: readonly SettleChoice[],
): Promise<void> {
  const { state } = app;
  state.dialogs.close();
  state.notices.clear('settled');
  let aside: readonly PutAside[] | null = null;
  let isOutdated = false;
  await runPublishing(app, 'pull', async options => {
    const settled = await app.api.call('publish.settle', { online, choices }, options);
    if (!settled.outcome.error) aside = settled.aside;
    isOutdated = settled.outcome.error?.code === 'publish.plan-changed';
    return settled.outcome;
  });
  await refreshPosts(app);
  // What was compared is another by now: the choices are made anew.
  if (isOutdated) await openSettle(app);
  if (aside === null) return;
  const twofold = choices.filter(({ choice }) => choice === 'both').map(({ path }) => path);
  state.notices.tell('settled', describeSettled(twofold.length, choices.length), detailsOf(aside));
  const post = twofold.find(path => isPost(app, path));
  if (post !== undefined && app.desk.writer?.path !== post) await openPost(app, post);
}

function isPost({ state }: App, path: BlogPath): boolean {
  return (state.blog.entries.peek() ?? []).some(entry => entry.path === path);
}

function describeSettled(twofold: number, all: number): string {
  if (twofold === 0)
    return 'Your choice is in the file now, and not published yet. Look at it, then publish.';
  const files = all === 1 ? 'Both versions are in the file now' : 'Both versions are in the files now';
  return `${files}, one below the other, and not published. Keep what you want of them, then publish.`;
}

function detailsOf(aside: readonly PutAside[]) {
  if (aside.length === 0) return {};
  return { details: { heading: 'Where the other versions are', lines: linesOf(aside) } };
}

/** Where versions are that were not chosen, a line each. */
export function linesOf(aside: readonly PutAside[]): readonly string[] {
  return aside.map(({ path, whose, kind, place }) => {
    const version = whose === 'mine' ? 'your version' : 'the version online';
    return `${path}: ${version} is ${kind === 'aside' ? 'kept for 30 days' : 'beside it'} in ${place}`;
  });
}
