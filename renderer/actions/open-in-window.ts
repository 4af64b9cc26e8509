import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/** Asks for a folder and opens its blog in a window of its own. */
export async function openBlogInWindow(app: App): Promise<void> {
  await reporting(app, 'blog', async () => {
    const folder = await app.api.call('folders.pick', { purpose: 'open' });
    if (folder !== null) await app.api.call('window.open', { folder });
  });
}
