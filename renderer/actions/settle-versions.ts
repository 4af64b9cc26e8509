import type { BlogPath } from '../../shared/model/blog.ts';
import type { PublishConflicts, PutAside, SettleChoice } from '../../shared/model/settle.ts';
import { describeSettled, type KeptVersion } from '../errors/describe-settled.ts';
import type { App } from './app.ts';
import { openPost } from './open-post.ts';
import { openSettle } from './open-settle.ts';
import { refreshPosts } from './refresh-posts.ts';
import { type RunOptions, runPublishing } from './run-publishing.ts';

/** What the user chose for a file, and what stands in it then. */
export interface ChosenVersion {
  readonly choice: SettleChoice;
  readonly kept: KeptVersion;
}

/**
 * Brings in what is online with the user's choices for what both sides changed, and says what stands in the files then. The
 * post that is open stays open; a post that has both versions is offered, and opened where none is.
 */
export async function settleVersions(
  app: App,
  { online }: Pick<PublishConflicts, 'online'>,
  chosen: readonly ChosenVersion[],
): Promise<void> {
  const { state } = app;
  state.dialogs.close();
  state.notices.clear('settled');
  let aside: readonly PutAside[] | null = null;
  let isOutdated = false;
  const run = async (options: RunOptions) => {
    const choices = chosen.map(({ choice }) => choice);
    const settled = await app.api.call('publish.settle', { online, choices }, options);
    if (!settled.outcome.error) aside = settled.aside;
    isOutdated = settled.outcome.error?.code === 'publish.plan-changed';
    return settled.outcome;
  };
  await runPublishing(app, 'pull', run, () => settleVersions(app, { online }, chosen));
  await refreshPosts(app);
  // What was compared is another by now: the choices are made anew.
  if (isOutdated) await openSettle(app);
  if (aside === null) return;
  const files = chosen.map(({ choice, kept }) => ({ path: choice.path, kept }));
  const open = app.desk.writer?.path;
  const twofold = files.filter(({ path, kept }) => kept === 'both' && isPost(app, path));
  const [post, ...others] = twofold.map(({ path }) => path);
  const isOffered = post !== undefined && others.length === 0 && open !== undefined && post !== open;
  state.notices.tell('settled', describeSettled(files, state.blog.entries.peek() ?? []), {
    unpublished: files.map(({ path }) => path),
    ...detailsOf(aside),
    ...(isOffered ? { path: post } : {}),
  });
  if (post !== undefined && open === undefined) await openPost(app, post);
}

function isPost({ state }: App, path: BlogPath): boolean {
  return (state.blog.entries.peek() ?? []).some(entry => entry.path === path);
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
