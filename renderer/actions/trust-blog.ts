import type { TrustPurpose } from '../state/dialog-state.ts';
import type { App } from './app.ts';
import { putOnline } from './ask-for-trust.ts';
import { forgetStopped } from './forget-stopped.ts';
import { getChanges } from './get-changes.ts';
import { reviewChanges } from './publish-site.ts';
import { reporting } from './reporting.ts';
import { openHistory } from './show-history.ts';

/** Allows git to run in this blog and goes on with what the user wanted; a publish is shown before it happens. */
export function trustBlog(app: App, purpose: TrustPurpose): Promise<void> {
  return reporting(app, 'trust', async () => {
    app.state.blog.show(await app.api.call('blog.trust', undefined));
    app.state.dialogs.close();
    forgetStopped(app, ['blog.untrusted']);
    if (purpose === 'history') await openHistory(app);
    else if (purpose === 'pull') await getChanges(app);
    else if (purpose === 'start') await putOnline(app);
    else await reviewChanges(app);
  });
}

/** Takes back the leave for git to run in this blog; it is asked for again before the next publish. */
export function stopTrusting(app: App): Promise<void> {
  return reporting(app, 'trust', async () => {
    app.state.blog.show(await app.api.call('trust.stop', undefined));
    app.state.notices.tell(
      'trust-stopped',
      'Git does not run in this blog any more. Before you publish again, Leysin asks whether you trust it.',
    );
  });
}
