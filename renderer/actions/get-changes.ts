import type { App } from './app.ts';
import { askForTrust } from './ask-for-trust.ts';
import { refreshPosts } from './refresh-posts.ts';
import { type RunOptions, runPublishing } from './run-publishing.ts';
import { savePost } from './save-post.ts';

/** Gets what is online without publishing; the open post is saved first and follows its file. */
export async function getChanges(app: App): Promise<void> {
  const blog = app.state.blog.blog.peek();
  if (!blog) return;
  if (!blog.isTrusted) return askForTrust(app, 'pull');
  const run = async (options: RunOptions) => {
    if (!(await savePost(app))) return null;
    return app.api.call('publish.pull', undefined, options);
  };
  await runPublishing(app, 'pull', run, () => getChanges(app));
  await refreshPosts(app);
}
