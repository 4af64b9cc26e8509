import type { Standing } from '../../shared/model/earlier-commits.ts';
import type { TakenOnline } from '../../shared/model/settle.ts';
import { lookThenPublish, sayBoth, sayTaken } from '../../shared/publish/describe-taken.ts';
import { seenStand } from '../../shared/publish/seen-plan.ts';
import { fileNameOf, listNames } from '../errors/name-files.ts';
import type { App } from './app.ts';
import { whereTrusted } from './ask-for-trust.ts';
import { refreshPosts } from './refresh-posts.ts';
import { type RunOptions, runPublishing } from './run-publishing.ts';
import { savePost } from './save-post.ts';
import { linesOf } from './settle-versions.ts';

/** Shows where a history would be taken over from, which may be another place by now than the one that was told of. */
export function askToTakeOnline(app: App): Promise<void> {
  return whereTrusted(app, 'pull', 'repair', async () => {
    const standing = await app.api.call('publish.earlier', undefined);
    app.state.dialogs.show({ kind: 'take-online', standing });
  });
}

/** Takes over the history that was rewritten there, and says where what was written here is then. */
export async function takeOnline(app: App, standing: Standing): Promise<void> {
  const { state } = app;
  state.dialogs.close();
  state.notices.clear('settled');
  let taken: TakenOnline | null = null;
  const run = async (options: RunOptions) => {
    if (!(await savePost(app))) return null;
    const answer = await app.api.call('publish.takeOnline', { stand: seenStand(standing) }, options);
    if (answer.outcome.error?.code === 'publish.plan-changed') {
      await askToTakeOnline(app);
      return null;
    }
    taken = answer;
    return taken.outcome;
  };
  await runPublishing(app, 'pull', run, () => askToTakeOnline(app));
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
