import type { TakenOnline } from '../../shared/model/settle.ts';
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

function tellTaken({ state }: App, { outcome, aside, kept }: TakenOnline): void {
  if (outcome.result !== 'published') return;
  const lines = [...linesOf(aside), ...kept.map(name => `Commits as they were: ${name} (for git programs)`)];
  const details = lines.length === 0 ? {} : { details: { heading: 'What is kept', lines } };
  state.notices.tell('settled', told, details);
}

const told =
  'The history here is that online now. What you wrote and is not there is in your files, and not published; where both sides changed the same place, both versions are there. Look at it, then publish.';
