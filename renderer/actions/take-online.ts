import type { TakenOnline } from '../../shared/model/settle.ts';
import { lookThenPublish, sayBoth, sayTaken } from '../../shared/publish/describe-taken.ts';
import { fileNameOf, listNames } from '../errors/name-files.ts';
import type { App } from './app.ts';
import { askForTrust } from './ask-for-trust.ts';
import { refreshPosts } from './refresh-posts.ts';
import { type RunOptions, runPublishing } from './run-publishing.ts';
import { savePost } from './save-post.ts';
import { linesOf } from './settle-versions.ts';

/** Takes over a history that was rewritten online, and says where what was written here is then. */
export async function takeOnline(app: App): Promise<void> {
  const { state } = app;
  if (state.blog.blog.peek()?.isTrusted === false) return askForTrust(app, 'pull');
  state.notices.clear('settled');
  let taken: TakenOnline | null = null;
  const run = async (options: RunOptions) => {
    if (!(await savePost(app))) return null;
    taken = await app.api.call('publish.takeOnline', undefined, options);
    return taken.outcome;
  };
  await runPublishing(app, 'pull', run, () => takeOnline(app));
  await refreshPosts(app);
  if (taken !== null) tellTaken(app, taken);
}

/** A post that has both versions is offered, unless it is open already. */
function tellTaken({ state, desk }: App, { outcome, aside, both, kept }: TakenOnline): void {
  if (outcome.result !== 'published') return;
  const posts = state.blog.entries.peek() ?? [];
  const names = listNames(both.map(path => fileNameOf(path, posts)));
  const said = [sayTaken, ...(both.length > 0 ? [sayBoth(names)] : []), lookThenPublish];
  const lines = [...linesOf(aside), ...kept.map(name => `Commits as they were: ${name} (for git programs)`)];
  const details = lines.length === 0 ? {} : { details: { heading: 'What is kept', lines } };
  const toLookAt = both.find(path => path !== desk.writer?.path && posts.some(post => post.path === path));
  const offer = toLookAt === undefined ? {} : { path: toLookAt };
  state.notices.tell('settled', said.join(' '), { ...details, ...offer });
}
