import { AppError, isAppError } from '../../shared/app-error.ts';
import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { DiskText, FileVersion } from '../../shared/model/post.ts';
import { applyChanges } from '../../shared/model/text-change.ts';
import { diffText } from '../editor/diff-text.ts';
import type { BlogAbsence } from '../state/blog-state.ts';
import type { App } from './app.ts';
import { refreshPosts } from './refresh-posts.ts';

/**
 * Joins the open post with its file, which is another one by now: `found`, or null when it is gone. False when the user
 * has to choose, who is asked then.
 * @throws AppError when the file cannot be read now.
 */
export async function joinDisk(app: App, found: FileVersion | null): Promise<boolean> {
  const { writer } = app.desk;
  if (!writer) return false;
  const file = found === null ? null : await readDisk(app, writer.path);
  if (app.desk.writer !== writer) return false;
  if (file) return joinFile(app, file);
  await refreshPosts(app);
  if (app.desk.writer !== writer) return false;
  // Where all posts are gone at once, this one is not taken for deleted, and a copy would go to where the others are not.
  const absence = app.state.blog.absence.peek();
  if (absence !== null) throw absenceError(app, absence);
  writer.hold(null);
  return false;
}

function absenceError({ state }: App, absence: BlogAbsence): AppError {
  const path = state.blog.blog.peek()?.root ?? '';
  if (absence === 'thinned' || absence === 'unreadable') return new AppError(`blog.${absence}`, { path });
  return new AppError('blog.gone', absence === 'empty' ? { path, reason: 'empty' } : { path });
}

async function readDisk(app: App, path: BlogPath): Promise<DiskText | null> {
  try {
    return await app.api.call('posts.onDisk', { path });
  } catch (error) {
    if (isAppError(error, 'post.not-found')) return null;
    throw error;
  }
}

const emptied =
  'Another window of Leysin, or another program, emptied the file of this post. Undo brings the text back; it is also kept for 30 days.';

/**
 * Joins the open post with the text its file has now. What the file changed comes into the editor as a step that undo takes
 * back; where both changed the same place the user is asked, and it is false.
 */
export function joinFile(app: App, { text, version, readOnly }: DiskText): boolean {
  const { writer, editor } = app.desk;
  const blog = app.state.blog.blog.peek();
  if (!writer || !editor || !blog) return false;
  const sides = { base: writer.baseText(), mine: editor.text(), theirs: text };
  const changes = readOnly === undefined ? app.desk.merge(blog.site, writer.path, sides) : undefined;
  if (changes === undefined) {
    writer.hold(version, text);
    return false;
  }
  if (changes.length > 0) {
    const merged = { path: writer.path, text: applyChanges(sides.mine, changes) };
    const block = findGenerator(blog.site.generator).metadataInText(blog.site, merged);
    editor.change(changes, { isTyping: false, metadataEnd: block?.to ?? 0 });
    app.state.notices.tell('merged', text.trim() === '' ? emptied : 'Merged with the change on disk.');
  }
  writer.joined(version, text, diffText(text, editor.text()));
  return true;
}
