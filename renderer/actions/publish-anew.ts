import type { App } from './app.ts';
import { askForTrust } from './ask-for-trust.ts';
import { refreshPosts } from './refresh-posts.ts';
import { runPublishing } from './run-publishing.ts';

/** Puts a branch online again that was deleted there. */
export async function publishAnew(app: App): Promise<void> {
  if (app.state.blog.blog.peek()?.isTrusted === false) return askForTrust(app, 'publish');
  await runPublishing(app, 'publish', options => app.api.call('publish.anew', undefined, options));
  await refreshPosts(app);
}
