import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { MetadataBlock } from '../../shared/metadata/metadata-block.ts';
import type { BlogPath, OpenedBlog } from '../../shared/model/blog.ts';
import type { PostFile } from '../../shared/model/post.ts';
import type { App } from './app.ts';
import { readForm } from './change-field-source.ts';
import { joinDisk } from './join-disk.ts';
import { leavePost } from './leave-post.ts';
import { createPostWriter } from './post-writer.ts';
import { renderContext } from './render-context.ts';
import { reporting } from './reporting.ts';
import { openSidecar } from './save-sidecar-open.ts';
import { readAgain, showText, takeBack } from './show-text.ts';

/**
 * Where the caret goes in the post that is opened: to its end, where writing begins in a new post, or where it was
 * left; nobody's focus is taken when the user did not ask for the post.
 */
export type Caret = 'left' | 'left-unasked' | 'end';

/**
 * Saves the open post and opens another one. When saving or reading fails the open post stays, and the reason is shown.
 * The other one is read only when the open one has been left, for main takes the post read last for the open one.
 */
export function openPost(app: App, path: BlogPath, caret: Caret = 'left'): Promise<void> {
  return reporting(app, 'open', async () => {
    app.desk.turn += 1;
    const { turn } = app.desk;
    app.state.post.setOpening(true);
    try {
      if (!(await leavePost(app)) || turn !== app.desk.turn) return;
      const file = await readInstead(app, path, turn);
      if (turn !== app.desk.turn) return await takeBack(app);
      const blog = app.state.blog.blog.peek();
      if (blog) showPost(app, blog, file, caret);
    } finally {
      if (turn === app.desk.turn) app.state.post.setOpening(false);
    }
  });
}

/** Reads another post; when that fails main is given back the one that stays on the screen. */
async function readInstead(app: App, path: BlogPath, turn: number): Promise<PostFile> {
  try {
    return await app.api.call('posts.read', { path });
  } catch (error) {
    if (turn === app.desk.turn) await reporting(app, 'disk', () => readAgain(app));
    throw error;
  }
}

function showPost(app: App, blog: OpenedBlog, file: PostFile, caret: Caret): void {
  const { desk, state } = app;
  const { editor } = desk;
  if (!editor) return;
  const block = metadataOf(blog, file);
  // What cannot be read is to be seen where it stands.
  const isReadable = block?.error === undefined && block?.isOpen === undefined;
  state.post.show(file);
  state.post.setOpening(false);
  state.preview.reset();
  for (const key of ['save', 'journal', 'recovered', 'merged', 'gone']) state.notices.clear(key);
  desk.writer = openSidecar(app, file, writerOf(app, file));
  editor.open(file.text, {
    format: file.format,
    metadataEnd: block?.to ?? 0,
    isBodyFirst: isReadable && state.settings.settings.peek().isPropertiesShown,
    readOnly: file.readOnly !== undefined,
    listIndent: findGenerator(blog.site.generator).dialect(blog.site, file.path).nestedListIndent,
    key: `${blog.root}\n${file.path}`,
    ...(file.place ? { place: file.place } : {}),
  });
  readForm(app);
  state.preview.outline.setCaret(lineAt(file.text, editor.place().head));
  desk.preview?.open(file.text, renderContext(blog, file));
  // The first post of a window shows the editor, which is drawn in a microtask: nothing hidden takes the focus.
  queueMicrotask(() => placeCaret(app, file, caret));
  recover(app, file);
}

/** The line of an offset, 1-based. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function placeCaret({ desk }: App, file: PostFile, caret: Caret): void {
  if (caret === 'end') desk.editor?.goTo(file.text.split('\n').length);
  else if (caret === 'left' || desk.isFocusFree()) desk.editor?.focus();
}

function metadataOf({ site }: OpenedBlog, { path, text, sidecarText }: PostFile): MetadataBlock | undefined {
  const source = sidecarText === undefined ? { path, text } : { path, text, sidecarText };
  return findGenerator(site.generator).metadataInText(site, source);
}

function writerOf(app: App, file: PostFile) {
  return createPostWriter({
    api: app.api,
    path: file.path,
    version: file.version,
    baseText: file.text,
    join: found => joinDisk(app, found),
    text: () => app.desk.editor?.text() ?? file.text,
    onStatus: status => {
      app.state.post.setStatus(status);
      if (status.kind === 'failed') app.state.notices.fail('save', status.error);
      if (status.kind === 'saved' || status.kind === 'conflict') app.state.notices.clear('save');
    },
    onJournal: error => {
      if (error === null) app.state.notices.clear('journal');
      else if (error.code === 'post.changed-on-disk') void app.desk.writer?.save();
      else if (error.code !== 'shell.lost') app.state.notices.fail('journal', error);
    },
  });
}

/** Puts text back that was typed but not saved. Over a file that has changed since, the user decides. */
function recover(app: App, file: PostFile): void {
  const { writer } = app.desk;
  const { recovered } = file;
  if (!recovered || !writer || recovered.text === file.text) return;
  writer.changed(showText(app, recovered.text));
  app.state.notices.tell(
    'recovered',
    `Recovered text of “${file.entry.title}” that was not saved last time.`,
  );
  if (recovered.baseVersion !== file.version) writer.hold(file.version, file.text);
}
