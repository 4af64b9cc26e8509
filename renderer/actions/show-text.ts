import type { PostFile } from '../../shared/model/post.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';
import type { App } from './app.ts';
import { followText } from './change-field-follow.ts';

/**
 * Puts another text in place of the open one, in editor and preview; caret, scroll and undo history stay. Returns the
 * changes, which the writer has not heard of.
 */
export function showText(app: App, text: string): TextChanges {
  const { desk } = app;
  const changes = desk.editor?.replaceText(text) ?? [];
  if (changes.length > 0) desk.preview?.change(changes);
  followText(app, changes);
  return changes;
}

/**
 * Shows the text of the open post's file just read, and takes it as saved. Only for a file that was read before
 * anything unsaved was typed: ask in the same turn, not before an await.
 */
export function showFile(app: App, { text, version }: PostFile): void {
  showText(app, text);
  app.desk.writer?.adopt(version);
}

/**
 * Reads the open post's file again and shows it; over unsaved text the user decides. Main takes the post read last for
 * the open one: when another came on the screen meanwhile, that one is read again.
 */
export async function readAgain(app: App): Promise<void> {
  const { writer } = app.desk;
  if (!writer) return;
  const file = await app.api.call('posts.read', { path: writer.path });
  if (app.desk.writer !== writer) return await takeBack(app);
  if (writer.version() === file.version) return;
  if (writer.isClean()) showFile(app, file);
  else writer.hold(file.version);
}

/** Gives main the post that is shown back after an answer for another one; one that is being opened does it itself. */
export async function takeBack(app: App): Promise<void> {
  if (!app.state.post.isOpening.peek()) await readAgain(app);
}
