import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { MetadataBlock } from '../../shared/metadata/metadata-block.ts';
import type { BlogPath, OpenedBlog } from '../../shared/model/blog.ts';
import type { PostFile } from '../../shared/model/post.ts';
import type { App } from './app.ts';
import { readForm } from './change-field-source.ts';
import { writerOf } from './follow-move.ts';
import { leavePost } from './leave-post.ts';
import { renderContext } from './render-context.ts';
import { reporting } from './reporting.ts';
import { recoverSidecar } from './save-sidecar-open.ts';
import { type FoundWords, findInText, showFound } from './show-found.ts';
import { readAgain, showText, takeBack } from './show-text.ts';

/**
 * Where the caret goes in the post that is opened: to its end, where writing begins in a new post; to the words of a query
 * that found it, which are marked; or where it was left. Nobody's focus is taken when the user did not ask for the post.
 */
export type Caret = 'left' | 'left-unasked' | 'end' | { readonly query: string };

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
  state.blog.opened(file.path);
  state.post.setOpening(false);
  state.preview.reset();
  for (const key of ['save', 'journal', 'recovered', 'merged', 'gone', 'moved']) state.notices.clear(key);
  desk.writer = writerOf(app, file);
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
  if (file.recoveredSidecar) void recoverSidecar(app, file.recoveredSidecar);
  recover(app, file);
}

/** The line of an offset, 1-based. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function placeCaret(app: App, file: PostFile, caret: Caret): void {
  const { editor } = app.desk;
  const text = editor?.text() ?? '';
  const found = typeof caret === 'object' ? findInPost(app, { ...file, text }, caret.query) : undefined;
  if (found) showFound(app, text, found);
  else if (caret === 'end') editor?.goTo(file.text.split('\n').length);
  else if (caret !== 'left-unasked' || app.desk.isFocusFree()) editor?.focus();
}

function findInPost({ state }: App, file: PostFile, query: string): FoundWords | undefined {
  const blog = state.blog.blog.peek();
  return blog ? findInText(query, file.entry.title, file.text, metadataOf(blog, file)?.to ?? 0) : undefined;
}

function metadataOf({ site }: OpenedBlog, { path, text, sidecarText }: PostFile): MetadataBlock | undefined {
  const source = sidecarText === undefined ? { path, text } : { path, text, sidecarText };
  return findGenerator(site.generator).metadataInText(site, source);
}

/** Puts text back that was typed but not saved. Over a file that has changed since, the user decides. */
function recover(app: App, file: PostFile): void {
  const { writer } = app.desk;
  const { recovered } = file;
  if (!recovered || !writer || recovered.text === file.text) return;
  const changes = showText(app, recovered.text);
  app.state.notices.tell(
    'recovered',
    `Recovered text of “${file.entry.title}” that was not saved last time.`,
  );
  if (recovered.baseVersion === file.version) {
    // What another program wrote may have been taken back before the crash: the first save puts the file's text aside.
    writer.joined(file.version, file.text, changes);
    return;
  }
  writer.changed(changes);
  writer.hold(file.version, file.text);
}
