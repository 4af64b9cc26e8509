import { AppError, isAppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { FileVersion, PostEntry, PostFile } from '../../shared/model/post.ts';
import { diffText } from '../editor/diff-text.ts';
import type { App } from './app.ts';
import { readForm } from './change-field-source.ts';
import { joinDisk } from './join-disk.ts';
import { newPostsLike } from './new-posts.ts';
import { createPostWriter, type PostWriter } from './post-writer.ts';
import { refreshPosts } from './refresh-posts.ts';
import { renderContext } from './render-context.ts';
import { openSidecar, putSidecarAside } from './save-sidecar-open.ts';
import { takeBack } from './show-text.ts';

/** Creates what carries the text of a post just read to the disk, with its sidecar where it has one. */
export function writerOf(app: App, file: PostFile): PostWriter {
  const writer = createPostWriter({
    api: app.api,
    path: file.path,
    version: file.version,
    baseText: file.text,
    join: async found => {
      if (found === null) {
        await refreshPosts(app);
        if (await followMove(app)) return false;
      }
      return await joinDisk(app, found);
    },
    text: () => app.desk.editor?.text() ?? file.text,
    onStatus: status => {
      const isHalf = status.kind === 'saved' && app.desk.sidecar?.isClean() === false;
      app.state.post.setStatus(isHalf ? { kind: 'unsaved' } : status);
      if (status.kind === 'failed') app.state.notices.fail('save', whileTyping(status.error));
      if (status.kind === 'saved' || status.kind === 'conflict') app.state.notices.clear('save');
    },
    onJournal: error => {
      if (error === null) app.state.notices.clear('journal');
      else if (error.code === 'post.changed-on-disk') void app.desk.writer?.save();
      else if (error.code !== 'shell.lost') app.state.notices.fail('journal', whileTyping(error));
    },
  });
  return openSidecar(app, file, writer);
}

/** An error that stands between typed text and its file: its words say where the text is. */
function whileTyping({ code, data, cause }: AppError): AppError {
  return new AppError(code, { ...data, isTyped: true }, cause);
}

/**
 * Has the open post, whose file is gone, follow to the file of the same bytes that came into the list just now; what is
 * unsaved stays, with what can be undone, and is saved there. False when there is no such file, or it cannot be read.
 */
export async function followMove(app: App): Promise<boolean> {
  const { writer } = app.desk;
  const open = app.state.post.open.peek();
  if (!writer || !open) return false;
  const to = await findMoved(app, open.entry, writer.version());
  if (to === undefined || app.desk.writer !== writer) return false;
  // Whatever happens on the way: what is typed can be recovered under the old name.
  await writer.journalAll();
  if (app.desk.sidecar?.isClean() === false) await putSidecarAside(app);
  const file = await app.api.call('posts.read', { path: to });
  if (app.desk.writer !== writer) {
    await takeBack(app);
    return false;
  }
  if (file.readOnly !== undefined || file.recovered !== undefined || file.version !== writer.version())
    return false;
  await carryOver(app, writer, file);
  return true;
}

/** The file of a post that is gone, by its bytes, among those that are new. */
export async function findMoved(
  app: App,
  gone: Pick<PostEntry, 'path' | 'title'>,
  version: FileVersion,
): Promise<BlogPath | undefined> {
  for (const { path } of newPostsLike(app, gone)) {
    try {
      if ((await app.api.call('posts.onDisk', { path })).version === version) return path;
    } catch (error) {
      // One that is gone again or cannot be read is not it.
      if (!isAppError(error)) throw error;
    }
  }
  return undefined;
}

async function carryOver(app: App, old: PostWriter, file: PostFile): Promise<void> {
  const { desk, state } = app;
  const text = desk.editor?.text() ?? file.text;
  const blog = state.blog.blog.peek();
  old.stop();
  state.post.show(file);
  state.blog.opened(file.path);
  const writer = writerOf(app, file);
  desk.writer = writer;
  readForm(app);
  if (blog) desk.preview?.open(text, renderContext(blog, file));
  const changes = diffText(file.text, text);
  if (changes.length > 0) writer.joined(file.version, file.text, changes);
  state.notices.clear('gone');
  state.notices.tell('moved', `Moved to ${file.path}`);
  // Only when the new name has it is what the old one holds put aside.
  if (await writer.journalAll()) await app.api.call('journal.discard', { path: old.path, isSidecar: false });
}
