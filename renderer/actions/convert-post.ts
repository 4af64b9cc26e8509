import type { App } from './app.ts';
import { describeImport } from './describe-import.ts';
import { clearDesk, leavePost } from './leave-post.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';

/** Converts the open HTML post to Markdown, opens the result and shows what was kept and lost. */
export function convertPost(app: App): Promise<void> {
  return reporting(app, 'convert', async () => {
    const { writer } = app.desk;
    if (!writer || !(await leavePost(app))) return;
    const report = await app.api.call('posts.convert', { path: writer.path });
    clearDesk(app);
    await refreshPosts(app);
    if (report.path !== null) await openPost(app, report.path);
    const { text, ...more } = describeImport(report);
    app.state.notices.tell('converted', text, more);
  });
}
