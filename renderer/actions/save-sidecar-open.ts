import type { AppError } from '../../shared/app-error.ts';
import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { DiskText, PostFile, RecoveredText } from '../../shared/model/post.ts';
import type { App } from './app.ts';
import { fieldSource } from './change-field-source.ts';
import type { PostWriter } from './post-writer.ts';
import { reporting } from './reporting.ts';
import { createSidecarWriter, type SidecarWriter } from './save-sidecar.ts';
import { mergeSidecars } from './save-sidecar-merge.ts';
import { renewSidecar, showSidecar } from './save-sidecar-show.ts';

/**
 * Puts the sidecar of a post just read on the desk, when it has one; the writer that comes back saves both, and is clean
 * when both are.
 */
export function openSidecar(app: App, file: PostFile, writer: PostWriter): PostWriter {
  app.desk.sidecar?.stop();
  app.desk.sidecar = null;
  app.state.notices.clear('sidecar');
  const { sidecar: path, sidecarText: text, sidecarVersion: version, sidecarReadOnly: readOnly } = file;
  if (path !== undefined && text !== undefined && version !== undefined)
    app.desk.sidecar = createWriter(app, file.path, path, { text, version, readOnly });
  return joinWriters(app, writer);
}

/** Puts changes of a sidecar back that were not saved last time; where its file changed since, both come together. */
export function recoverSidecar(app: App, { text, baseText }: RecoveredText): Promise<void> {
  return reporting(app, 'disk', async () => {
    const { sidecar } = app.desk;
    if (!sidecar || sidecar.text() === text) return;
    const title = app.state.post.open.peek()?.entry.title ?? sidecar.path;
    app.state.notices.tell(
      'recovered',
      `Recovered changes of the metadata of “${title}” that were not saved last time.`,
    );
    const disk = { text: sidecar.savedText(), version: sidecar.version() };
    await takeSidecar(app, sidecar, disk, { base: baseText, mine: () => text });
    // With nothing to save over what is there, the journal would offer the same again.
    if (sidecar.isClean()) await sidecar.putAside();
  });
}

function createWriter(app: App, post: BlogPath, path: BlogPath, disk: DiskText): SidecarWriter {
  const sidecar: SidecarWriter = createSidecarWriter({
    api: app.api,
    post,
    path,
    ...disk,
    onStatus(kind) {
      if (app.desk.sidecar !== sidecar || app.state.post.status.peek().kind === 'conflict') return;
      if (kind === 'saved') return showSaved(app, sidecar);
      app.state.post.setStatus({ kind });
      app.desk.preview?.renewSidecar(sidecar.text());
    },
    onFailure: error => meetFailure(app, sidecar, error),
    onJournal(error) {
      if (error === null) app.state.notices.clear('journal');
      else if (error.code !== 'shell.lost') app.state.notices.fail('journal', error);
    },
  });
  return sidecar;
}

function showSaved(app: App, sidecar: SidecarWriter): void {
  app.state.notices.clear('sidecar');
  showSidecar(app, sidecar);
  app.state.post.setStatus({ kind: app.desk.writer?.isClean() === false ? 'unsaved' : 'saved' });
}

async function meetFailure(app: App, sidecar: SidecarWriter, error: AppError): Promise<boolean> {
  if (app.desk.sidecar !== sidecar) return false;
  if (error.code === 'post.changed-on-disk') return await readSidecarAgain(app);
  if (error.code === 'post.deleted-on-disk') tellGone(app, sidecar);
  else if (error.code !== 'shell.lost') app.state.notices.fail('sidecar', error);
  return false;
}

function tellGone(app: App, { path }: SidecarWriter): void {
  app.state.notices.tell(
    'sidecar',
    `${path}, which holds the metadata of this post, is gone or cannot be written any more, so your changes of them are not saved. They are written when it is back; when you leave the post they are put aside for 30 days.`,
  );
}

/** Follows a sidecar that came, went or was changed on the disk, perhaps by ourselves. */
export function followSidecar(app: App, paths: readonly string[]): Promise<void> {
  return reporting(app, 'disk', async () => {
    const path = sidecarPath(app);
    if (path === undefined || (paths.length > 0 && !paths.includes(path))) return;
    await readSidecarAgain(app);
    await app.desk.sidecar?.save();
  });
}

function sidecarPath({ desk, state }: App): BlogPath | undefined {
  const site = state.blog.blog.peek()?.site;
  const file = state.post.open.peek();
  if (!site || !file || !desk.writer) return undefined;
  return findGenerator(site.generator).sidecarOf(site, file.path);
}

/** Reads the sidecar anew and makes what is unsaved again in what it holds now; false when it could not. */
async function readSidecarAgain(app: App): Promise<boolean> {
  const { writer, sidecar } = app.desk;
  const path = sidecarPath(app);
  if (!writer || path === undefined) return false;
  const disk = await app.api.call('posts.sidecarOnDisk', { path: writer.path });
  if (app.desk.writer !== writer || app.desk.sidecar !== sidecar) return false;
  const isDirty = sidecar?.isClean() === false;
  if (disk === null || (isDirty && disk.readOnly !== undefined)) {
    if (isDirty) tellGone(app, sidecar);
    else if (sidecar) changeSidecar(app, null);
    return false;
  }
  if (sidecar === null || disk.readOnly !== sidecar.readOnly) {
    changeSidecar(app, createWriter(app, writer.path, path, disk));
  } else if (disk.version !== sidecar.version()) {
    await takeSidecar(app, sidecar, disk, { base: sidecar.savedText(), mine: sidecar.text });
  }
  return app.desk.writer === writer;
}

/** Puts another sidecar on the desk, or none. */
function changeSidecar(app: App, sidecar: SidecarWriter | null): void {
  app.desk.sidecar?.stop();
  app.desk.sidecar = sidecar;
  renewSidecar(app);
}

/** Where both changed the same, the disk has the word, and what is given up is put aside. */
async function takeSidecar(
  app: App,
  sidecar: SidecarWriter,
  disk: DiskText,
  { base, mine }: { readonly base: string; readonly mine: () => string },
): Promise<void> {
  for (;;) {
    const source = fieldSource(app);
    if (!source || app.desk.sidecar !== sidecar) return;
    const text = mine();
    const merged = mergeSidecars(source, app.state.properties.blogFields.peek(), {
      base,
      mine: text,
      disk: disk.text,
    });
    if (!merged.isWhole && !(await sidecar.putAside())) return;
    // What was typed while it was put aside belongs to the text, too.
    if (app.desk.sidecar !== sidecar || mine() !== text) continue;
    sidecar.rebase(disk, merged.text);
    showSidecar(app, sidecar);
    if (!merged.isWhole) tellLost(app, sidecar, merged.lost);
    return;
  }
}

function tellLost(app: App, { path }: SidecarWriter, lost: readonly string[]): void {
  const what = lost.length === 0 ? 'where you both changed it' : `for ${lost.join(', ')}`;
  app.state.notices.tell(
    'sidecar-lost',
    `Another window of Leysin, or another program, changed ${path} meanwhile. Its version is kept ${what}; yours is put aside for 30 days.`,
  );
}

/**
 * Puts changes of a sidecar aside that cannot be saved because its file is gone, so that the post can be left; false where
 * nothing stands in the way but something else, or they could not be put aside.
 */
export async function putSidecarAside(app: App): Promise<boolean> {
  const { sidecar, writer } = app.desk;
  if (!sidecar || !writer || sidecar.isClean()) return false;
  const disk = await app.api.call('posts.sidecarOnDisk', { path: writer.path });
  if (disk !== null && disk.readOnly === undefined) return false;
  if (app.desk.sidecar !== sidecar || !(await sidecar.putAside())) return false;
  sidecar.stop();
  app.desk.sidecar = null;
  const title = app.state.post.open.peek()?.entry.title ?? sidecar.path;
  app.state.notices.tell(
    'sidecar-lost',
    `${sidecar.path} is gone or cannot be written, so your changes of the metadata of “${title}” were not saved; they are put aside for 30 days.`,
  );
  return true;
}

function joinWriters(app: App, writer: PostWriter): PostWriter {
  /** The sidecar may come and go while its post is open. */
  const own = () => (app.desk.writer === joined ? app.desk.sidecar : null);
  const joined: PostWriter = {
    ...writer,
    isClean: () => writer.isClean() && (own()?.isClean() ?? true),
    async save(over) {
      const isSaved = (await own()?.save()) ?? true;
      return (await writer.save(over)) && isSaved;
    },
    async journalAll() {
      const isKept = (await own()?.journalAll()) ?? true;
      return (await writer.journalAll()) && isKept;
    },
    leave() {
      own()?.leave();
      writer.leave();
    },
    stop() {
      own()?.stop();
      writer.stop();
    },
  };
  return joined;
}
