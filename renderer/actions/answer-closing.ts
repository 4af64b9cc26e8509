import type { App } from './app.ts';
import { rememberPlace } from './leave-post.ts';
import type { PostWriter } from './post-writer.ts';

/** How long saving may take before the shell is told that it has not happened yet, in ms. */
const patienceMs = 2_000;

/**
 * Saves the open post for a window that is about to close and tells the shell whether its text is on the disk. When it
 * is not, the reason is shown by the time the shell asks the user, and the recovery journal has the text if it can.
 */
export async function answerClosing(app: App): Promise<void> {
  const { writer } = app.desk;
  rememberPlace(app);
  const isSafe = writer === null || (await within(patienceMs, saveAll(app, writer)));
  const title = app.state.post.open.peek()?.entry.title ?? '';
  // Without an answer the shell takes the text for unsaved, which it then may well be.
  await app.api.call('window.answerClosing', { unsaved: isSafe ? null : title }).catch(() => undefined);
}

/** Also saves what is typed while a save is on its way; true when nothing is left. */
async function saveAll(app: App, writer: PostWriter): Promise<boolean> {
  while (!writer.isClean()) {
    if (await writer.save()) continue;
    app.state.post.setAsking(true);
    await writer.journalAll();
    return false;
  }
  return true;
}

/** What `done` brings, or false when it takes longer. */
function within(limitMs: number, done: Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>(resolve => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
