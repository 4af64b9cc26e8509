import type { App } from './app.ts';
import { askForTrust } from './ask-for-trust.ts';
import { refreshPosts } from './refresh-posts.ts';
import { type RunOptions, runPublishing } from './run-publishing.ts';

/** Puts a branch online again that was deleted there. */
export async function publishAnew(app: App): Promise<void> {
  if (app.state.blog.blog.peek()?.isTrusted === false) return askForTrust(app, 'publish');
  const run = (options: RunOptions) => app.api.call('publish.anew', undefined, options);
  await runPublishing(app, 'publish', run, () => publishAnew(app));
  await refreshPosts(app);
}
