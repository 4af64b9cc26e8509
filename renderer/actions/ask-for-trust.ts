import type { TrustPurpose } from '../state/dialog-state.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';
import { savePost } from './save-post.ts';
import { toAppError } from './to-app-error.ts';

/**
 * Asks whether git may run in this blog, and says what it could run there; nothing has run by then. Where there is no
 * repository there is nothing to trust, and the way online is shown instead.
 */
export function askForTrust(app: App, purpose: TrustPurpose): Promise<void> {
  return reporting(app, 'trust', async () => {
    const findings = await app.api.call('trust.findings', undefined);
    if (findings.isRepository) return app.state.dialogs.show({ kind: 'trust', purpose, findings });
    const start = await app.api.call('repository.look', undefined);
    app.state.dialogs.show({ kind: 'put-online', start });
  });
}

/**
 * Does `work` in a blog that is trusted; asks for that instead in another, also where something that runs has changed since the
 * window was told. What stops it is told as `key`.
 */
export function whereTrusted(
  app: App,
  purpose: TrustPurpose,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  return reporting(app, key, async () => {
    if (app.state.blog.blog.peek()?.isTrusted === false) return askForTrust(app, purpose);
    try {
      await work();
    } catch (thrown) {
      if (toAppError(thrown).code !== 'blog.untrusted') throw thrown;
      await askForTrust(app, purpose);
    }
  });
}

/** Shows the way from a folder to a blog that is online, at the step it has come to; the open post is saved first. */
export function putOnline(app: App): Promise<void> {
  return reporting(app, 'repository', async () => {
    if (!(await savePost(app))) return;
    try {
      const start = await app.api.call('repository.look', undefined);
      app.state.dialogs.show({ kind: 'put-online', start });
    } catch (thrown) {
      if (toAppError(thrown).code !== 'blog.untrusted') throw thrown;
      await askForTrust(app, 'start');
    }
  });
}
