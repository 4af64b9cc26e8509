import type { Standing } from '../../shared/model/earlier-commits.ts';
import { seenStand } from '../../shared/publish/seen-plan.ts';
import type { App } from './app.ts';
import { whereTrusted } from './ask-for-trust.ts';
import { refreshPosts } from './refresh-posts.ts';
import { type RunOptions, runPublishing } from './run-publishing.ts';

/**
 * Shows where a branch that was deleted online would go again, and which commits go with it that were not there: who reads
 * that must know the place, which may be another one by now than the one that has lost it.
 */
export function publishAnew(app: App): Promise<void> {
  return whereTrusted(app, 'publish', 'repair', async () => {
    const standing = await app.api.call('publish.earlier', undefined);
    app.state.dialogs.show({ kind: 'publish-anew', standing });
  });
}

/** Puts it online as it was shown. */
export async function putOnlineAnew(app: App, standing: Standing): Promise<void> {
  app.state.dialogs.close();
  const run = async (options: RunOptions) => {
    const outcome = await app.api.call('publish.anew', { stand: seenStand(standing) }, options);
    if (outcome.error?.code === 'publish.plan-changed') {
      await publishAnew(app);
      return null;
    }
    if (outcome.result === 'published') app.state.notices.tell('publish', isThereAgain);
    return outcome;
  };
  await runPublishing(app, 'publish', run, () => publishAnew(app));
  await refreshPosts(app);
}

const isThereAgain =
  'The branch is online again, with everything that was published before. What you changed since then is not in it yet: publish it now.';
