import type { Events } from '../../shared/api/contract.ts';
import type { App } from './app.ts';
import { forgetBlogFields } from './change-field-blog.ts';
import { clearDesk } from './leave-post.ts';
import type { PostWriter } from './post-writer.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';
import { followSidecar, putSidecarAside } from './save-sidecar-open.ts';
import { readAgain } from './show-text.ts';

/** Keeps list and open post in step with the disk; returns the function that stops it. */
export function followDisk(app: App): () => void {
  const stops = [
    app.api.on('blog.changed', ({ paths }) => {
      void refreshPosts(app);
      forgetBlogFields(app);
      void followSidecar(app, paths);
    }),
    app.api.on('post.changedOnDisk', event => void followPost(app, event)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A post follows its file, also under unsaved text; where both changed the same place the user decides. */
export async function followPost(app: App, { path, version }: Events['post.changedOnDisk']): Promise<void> {
  const { writer } = app.desk;
  if (!writer || writer.path !== path || writer.version() === version) return;
  // A save under way meets the change itself, for main compares versions before it writes, or is older than it.
  if (app.state.post.status.peek().kind === 'saving') await writer.save();
  if (app.desk.writer !== writer || writer.version() === version) return;
  const status = app.state.post.status.peek();
  // The same news again, for the file was told of more than once.
  if (status.kind === 'conflict' && status.version === version) return;
  if (version === null) return await followGone(app, writer);
  if (writer.isClean()) await reporting(app, 'disk', () => readAgain(app));
  else await writer.meet(version);
}

/** Where the whole blog is gone, its posts are not taken for deleted: what is on the screen stays. */
async function followGone(app: App, writer: PostWriter): Promise<void> {
  await refreshPosts(app);
  if (app.desk.writer !== writer || app.state.blog.absence.peek() !== null) return;
  await putSidecarAside(app);
  if (writer.isClean()) showGone(app);
  else await writer.meet(null);
}

function showGone(app: App): void {
  const title = app.state.post.open.peek()?.entry.title ?? '';
  clearDesk(app);
  app.state.notices.tell('gone', `“${title}” was deleted or moved outside Leysin, so it was closed here.`);
}
