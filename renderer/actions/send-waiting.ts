import type { App } from './app.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';
import { type RunOptions, runPublishing } from './run-publishing.ts';

/** Sends what waits for the network now. */
export async function sendWaiting(app: App): Promise<void> {
  const run = (options: RunOptions) => app.api.call('queue.send', undefined, options);
  await runPublishing(app, 'publish', run, () => sendWaiting(app));
  await refreshPosts(app);
}

/** Leaves what waits to the next publish. */
export function forgetWaiting(app: App): Promise<void> {
  return reporting(app, 'queue', async () => {
    await app.api.call('queue.forget', undefined);
    app.state.publish.reset();
    app.state.notices.tell(
      'publish',
      'It stays committed here and is not sent by itself any more. The next publish takes it online.',
    );
  });
}
