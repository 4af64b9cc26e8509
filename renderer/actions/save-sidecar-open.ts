import type { PostFile } from '../../shared/model/post.ts';
import type { App } from './app.ts';
import { fieldSource, readForm } from './change-field-source.ts';
import type { PostWriter } from './post-writer.ts';
import { renderContext } from './render-context.ts';
import { reporting } from './reporting.ts';
import { createSidecarWriter, type SidecarWriter } from './save-sidecar.ts';
import { mergeSidecars } from './save-sidecar-merge.ts';
import { showFile } from './show-text.ts';

/**
 * Puts the sidecar of a post just read on the desk, when it has one; the writer that comes back saves both, and is clean
 * when both are.
 */
export function openSidecar(app: App, file: PostFile, writer: PostWriter): PostWriter {
  app.desk.sidecar?.stop();
  app.desk.sidecar = null;
  const { sidecar: path, sidecarText: text, sidecarVersion: version } = file;
  if (path === undefined || text === undefined || version === undefined) return writer;
  const sidecar = createSidecarWriter({
    api: app.api,
    post: file.path,
    path,
    text,
    version,
    onStatus(kind) {
      if (app.desk.sidecar !== sidecar || app.state.post.status.peek().kind === 'conflict') return;
      if (kind !== 'saved') {
        app.state.post.setStatus({ kind });
        return;
      }
      app.state.notices.clear('sidecar');
      showSidecar(app, sidecar);
      app.state.post.setStatus({ kind: writer.isClean() ? 'saved' : 'unsaved' });
    },
    async onFailure(error) {
      if (app.desk.sidecar !== sidecar) return false;
      if (error.code === 'post.changed-on-disk') return await readSidecarAgain(app, sidecar, writer);
      if (error.code === 'post.deleted-on-disk') app.state.notices.tell('sidecar', describeGone(path));
      else if (error.code !== 'shell.lost') app.state.notices.fail('sidecar', error);
      return false;
    },
  });
  app.desk.sidecar = sidecar;
  return joinWriters(writer, sidecar);
}

function describeGone(path: string): string {
  return `${path}, which holds the metadata of this post, was deleted or moved by another program, so your changes of them are not written. Put it back, or take your changes back in the form.`;
}

/** Follows a sidecar that was changed on the disk, perhaps by ourselves. */
export function followSidecar(app: App, paths: readonly string[]): Promise<void> {
  return reporting(app, 'disk', async () => {
    const { sidecar, writer } = app.desk;
    if (!sidecar || !writer || (paths.length > 0 && !paths.includes(sidecar.path))) return;
    // Over unsaved text main is asked for nothing: it takes the post read last for what is typed over.
    if (await writer.save()) await readSidecarAgain(app, sidecar, writer);
  });
}

/** Reads the sidecar anew and makes what is unsaved again in what it holds now; false when it could not. */
async function readSidecarAgain(app: App, sidecar: SidecarWriter, writer: PostWriter): Promise<boolean> {
  if (!writer.isClean() && !(await writer.save())) return false;
  const file = await app.api.call('posts.read', { path: writer.path });
  if (app.desk.sidecar !== sidecar) return false;
  if (writer.isClean() && writer.version() !== file.version) showFile(app, file);
  const { sidecarText, sidecarVersion } = file;
  if (sidecarText === undefined || sidecarVersion === undefined) return false;
  if (sidecarVersion === sidecar.version()) return true;
  takeSidecar(app, sidecar, { text: sidecarText, version: sidecarVersion });
  return true;
}

function takeSidecar(
  app: App,
  sidecar: SidecarWriter,
  disk: { readonly text: string; readonly version: string },
): void {
  const source = fieldSource(app);
  if (!source) return;
  const texts = { base: sidecar.savedText(), mine: sidecar.text(), disk: disk.text };
  const merged = mergeSidecars(source, app.state.properties.blogFields.peek(), texts);
  sidecar.rebase(disk, merged.text);
  showSidecar(app, sidecar);
  if (merged.lost.length === 0) return;
  app.state.notices.tell(
    'sidecar',
    `Another program changed ${sidecar.path} meanwhile. Its values are kept for ${merged.lost.join(', ')}: yours were not written.`,
  );
}

/** Shows what the sidecar says now in form and preview. */
function showSidecar(app: App, sidecar: SidecarWriter): void {
  const { state, desk } = app;
  state.post.setSidecar(sidecar.text(), sidecar.version());
  readForm(app);
  const blog = state.blog.blog.peek();
  const file = state.post.open.peek();
  if (!blog || !file || !desk.editor) return;
  desk.preview?.open(desk.editor.text(), renderContext(blog, file));
  desk.preview?.pane.hold(desk.editor.pane.place);
}

function joinWriters(writer: PostWriter, sidecar: SidecarWriter): PostWriter {
  return {
    ...writer,
    isClean: () => writer.isClean() && sidecar.isClean(),
    async save(over) {
      const isSaved = await sidecar.save();
      return (await writer.save(over)) && isSaved;
    },
    leave() {
      sidecar.leave();
      writer.leave();
    },
    stop() {
      sidecar.stop();
      writer.stop();
    },
  };
}
