import { isAppError } from '../../shared/app-error.ts';
import type { App } from './app.ts';
import { describeImport } from './describe-import.ts';
import { clearDesk, leavePost } from './leave-post.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';

/**
 * Converts the open HTML post to Markdown, opens the result and shows what was kept and lost. Asks first when the blog's
 * generator would leave parts of it out.
 */
export function convertPost(app: App): Promise<void> {
  return convert(app, false);
}

/** The same when the user has seen what the generator would leave out. */
export function convertPostAllTheSame(app: App): Promise<void> {
  app.state.dialogs.close();
  return convert(app, true);
}

function convert(app: App, mayDrop: boolean): Promise<void> {
  return reporting(app, 'convert', async () => {
    const { writer } = app.desk;
    if (!writer || !(await leavePost(app))) return;
    const report = await app.api.call('posts.convert', { path: writer.path, mayDrop }).catch(error => {
      if (!isAppError(error, 'post.would-drop-html')) throw error;
      const { parts } = error.data;
      app.state.dialogs.show({ kind: 'convert-losses', parts: Array.isArray(parts) ? parts : [] });
      return undefined;
    });
    if (report === undefined) return;
    clearDesk(app);
    await refreshPosts(app);
    if (report.path !== null) await openPost(app, report.path);
    const { text, ...more } = describeImport(report);
    app.state.notices.tell('converted', text, more);
  });
}
