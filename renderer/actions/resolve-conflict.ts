import type { App } from './app.ts';
import { clearDesk } from './leave-post.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';
import { putSidecarAside } from './save-sidecar-open.ts';
import { showFile } from './show-text.ts';

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
    if (choice === 'disk') await takeDisk(app, status.version, app.desk.editor?.text() ?? '');
    else if (choice === 'mine' && status.version !== null) await app.desk.writer?.save(status.version);
    else await keepCopy(app, status.version);
  });
}

/**
 * Puts the disk's version in place of the text that was given up; false when more was typed by the time the disk has
 * answered, for which the user is asked again.
 */
async function takeDisk(app: App, version: string | null, givenUp: string): Promise<boolean> {
  const { writer, editor } = app.desk;
  if (!writer || !editor) return false;
  // What is discarded goes from the journal into the history: the last words, too.
  if (!(await writer.journalAll())) {
    app.state.post.setAsking(true);
    return false;
  }
  const file = version === null ? null : await app.api.call('posts.read', { path: writer.path });
  if (app.desk.writer !== writer) return false;
  if (editor.text() !== givenUp) {
    writer.hold(file?.version ?? null, file?.text);
    return false;
  }
  if (!file) await putSidecarAside(app);
  if (app.desk.writer !== writer) return false;
  if (file) showFile(app, file);
  else clearDesk(app);
  await app.api.call('journal.discard', { path: writer.path, isSidecar: false });
  return true;
}

/** Writes the typed text to a file of its own, then shows the disk's, or the copy when the file is gone. */
async function keepCopy(app: App, version: string | null): Promise<void> {
  const { writer, editor } = app.desk;
  if (!writer || !editor) return;
  const text = editor.text();
  const copy = await app.api.call('posts.saveCopy', { path: writer.path, text });
  const isTaken = await takeDisk(app, version, text);
  await refreshPosts(app);
  if (isTaken && version === null) await openPost(app, copy.path);
  app.state.notices.tell('copy', `Your version is kept in ${copy.path}.`, { path: copy.path });
}
