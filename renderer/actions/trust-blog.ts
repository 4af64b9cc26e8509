import type { TrustPurpose } from '../state/dialog-state.ts';
import type { App } from './app.ts';
import { getChanges } from './get-changes.ts';
import { reviewChanges } from './publish-site.ts';
import { reporting } from './reporting.ts';

/** Allows git to run in this blog and goes on with what the user wanted; a publish is shown before it happens. */
export function trustBlog(app: App, purpose: TrustPurpose): Promise<void> {
  return reporting(app, 'trust', async () => {
    app.state.blog.show(await app.api.call('blog.trust', undefined));
    app.state.dialogs.close();
    if (purpose === 'pull') await getChanges(app);
    else await reviewChanges(app);
  });
}
