import type { App } from './app.ts';
import { askForTrust } from './ask-for-trust.ts';
import { refreshPosts } from './refresh-posts.ts';
import { type RunOptions, runPublishing } from './run-publishing.ts';

/** Puts a branch online again that was deleted there. */
export async function publishAnew(app: App): Promise<void> {
  if (app.state.blog.blog.peek()?.isTrusted === false) return askForTrust(app, 'publish');
  const run = async (options: RunOptions) => {
    const outcome = await app.api.call('publish.anew', undefined, options);
    if (outcome.result === 'published') app.state.notices.tell('publish', isThereAgain);
    return outcome;
  };
  await runPublishing(app, 'publish', run, () => publishAnew(app));
  await refreshPosts(app);
}

const isThereAgain =
  'The branch is online again, with everything that was published before. What you changed since then is not in it yet: publish it now.';
