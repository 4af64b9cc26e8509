import type { App } from './app.ts';
import { clearDesk } from './leave-post.ts';
import { followChanges, openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';

/** What becomes of an open post whose file is another one by now. */
export type ConflictChoice = 'mine' | 'disk' | 'both';

/**
 * Ends the question about a changed file. The version the user was told of is checked once more by main: when yet
 * another one is found, the question is asked again.
 */
export function resolveConflict(app: App, choice: ConflictChoice): Promise<void> {
  return reporting(app, 'conflict', async () => {
    const status = app.state.post.status.peek();
    if (status.kind !== 'conflict') return;
    app.state.post.setAsking(false);
    if (choice === 'disk') await takeDisk(app, status.version);
    else if (choice === 'mine' && status.version !== null) await app.desk.writer?.save(status.version);
    else await keepCopy(app, status.version);
  });
}

async function takeDisk(app: App, version: string | null): Promise<void> {
  const { writer } = app.desk;
  if (!writer) return;
  if (version === null) {
    clearDesk(app);
    await app.api.call('journal.discard', { path: writer.path });
    return;
  }
  await adoptDisk(app);
  await app.api.call('journal.discard', { path: writer.path });
}

/** Writes the typed text to a file of its own, then shows the disk's, or the copy when the file is gone. */
async function keepCopy(app: App, version: string | null): Promise<void> {
  const { writer, editor } = app.desk;
  if (!writer || !editor) return;
  const copy = await app.api.call('posts.saveCopy', { path: writer.path, text: editor.text() });
  await takeDisk(app, version);
  await refreshPosts(app);
  if (version === null) await openPost(app, copy.path);
  app.state.notices.tell('copy', `Your version is kept in ${copy.path}.`, { path: copy.path });
}

/** Shows the file's present text in place of the open one; caret, scroll and undo history stay. */
export async function adoptDisk(app: App): Promise<void> {
  const { writer, editor } = app.desk;
  if (!writer || !editor) return;
  const file = await app.api.call('posts.read', { path: writer.path });
  if (app.desk.writer !== writer) return;
  followChanges(app, editor.replaceText(file.text));
  writer.adopt(file.version);
}
