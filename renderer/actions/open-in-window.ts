import type { App } from './app.ts';
import { pickFolder } from './pick-folder.ts';
import { reporting } from './reporting.ts';

/** Asks for a folder and opens its blog in a window of its own. */
export async function openBlogInWindow(app: App): Promise<void> {
  const folder = await pickFolder(app, 'open');
  if (folder === null) return;
  await reporting(app, 'window', async () => {
    await app.api.call('window.open', { folder });
  });
}
