import type { App } from './app.ts';
import { keepSample, openBlog } from './open-blog.ts';
import { pickFolder } from './pick-folder.ts';
import { reporting } from './reporting.ts';

const purposes = {
  open: { dialog: { kind: 'open-blog' }, action: openBlog },
  keep: { dialog: { kind: 'keep-sample' }, action: keepSample },
} as const;

/**
 * Asks for the folder of a blog to open, or for one to keep the sample in, and does so: with the system's dialog where
 * there is one, else with ours, which goes on by itself.
 */
export async function chooseFolder(app: App, purpose: keyof typeof purposes): Promise<void> {
  const { dialog, action } = purposes[purpose];
  if (!app.state.connection.host.peek()?.capabilities.nativeDialogs) return app.state.dialogs.show(dialog);
  const folder = await pickFolder(app, purpose);
  if (folder !== null) await reporting(app, 'blog', () => action(app, folder));
}
