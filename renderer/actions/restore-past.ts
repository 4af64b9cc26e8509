import { AppError } from '../../shared/app-error.ts';
import { findGenerator } from '../../shared/generators/all-generators.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { RestoredPost } from '../../shared/model/history.ts';
import { diffText } from '../editor/diff-text.ts';
import type { App } from './app.ts';
import { followSoon } from './change-field-follow.ts';
import { openPost } from './open-post.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';

/** Brings a post back as a past publish left it; `path` is what it was called then, `post` what it is called now. */
export function restorePublish(app: App, commit: string, path: BlogPath, post: BlogPath): Promise<void> {
  return restore(app, post, present => app.api.call('history.restore', { commit, path, post, present }));
}

/** Brings back a text that was put aside on this computer. */
export function restoreKept(app: App, id: string, post: BlogPath): Promise<void> {
  return restore(app, post, present => app.api.call('history.restoreKept', { id, present }));
}

/**
 * An earlier text becomes an edit of the open post, which undo takes back; what was there is put aside by main. A post that
 * is gone comes back as a file.
 */
function restore(
  app: App,
  post: BlogPath,
  ask: (present: string | null) => Promise<RestoredPost>,
): Promise<void> {
  return reporting(app, 'history', async () => {
    app.state.dialogs.close();
    const isThere = app.state.blog.entries.peek()?.some(({ path }) => path === post) === true;
    // Where it cannot be opened, the reason is shown.
    if (isThere && !(await isOpened(app, post))) return;
    const { writer, editor } = app.desk;
    const present = writer?.path === post ? (editor?.text() ?? null) : null;
    const restored = await ask(present);
    if (restored.isNew) await showNew(app, restored);
    else if (app.desk.writer === writer && editor?.text() === present) showEarlier(app, restored);
    else throw new AppError('post.changed-on-disk', { path: post });
  });
}

/** Opens the post unless it is open. @throws post.read-only */
async function isOpened(app: App, post: BlogPath): Promise<boolean> {
  if (app.desk.writer?.path !== post) await openPost(app, post);
  if (app.desk.writer?.path !== post || !app.desk.editor) return false;
  if (app.state.post.open.peek()?.readOnly !== undefined)
    throw new AppError('post.read-only', { path: post });
  return true;
}

async function showNew(app: App, { path }: RestoredPost): Promise<void> {
  await refreshPosts(app);
  await openPost(app, path);
  app.state.notices.tell('restored', 'The post is back here. It is not published.');
}

function showEarlier(app: App, { path, text, sidecarText }: RestoredPost): void {
  const { editor, sidecar } = app.desk;
  const site = app.state.blog.blog.peek()?.site;
  const changes = diffText(editor?.text() ?? '', text);
  const isBesideOther = sidecarText !== null && sidecar !== null && sidecar.text() !== sidecarText;
  if (changes.length === 0 && !isBesideOther) {
    app.state.notices.tell('restored', 'The post is the same now as it was then.');
    return;
  }
  const metadataEnd =
    site === undefined ? 0 : (findGenerator(site.generator).metadataInText(site, { path, text })?.to ?? 0);
  if (changes.length > 0) editor?.change(changes, { isTyping: false, metadataEnd });
  if (isBesideOther) sidecar.change(sidecarText, false);
  followSoon(app);
  app.state.notices.tell(
    'restored',
    'The earlier version is in the editor, not published. Undo takes that back, and what was there before is kept under History for 30 days.',
  );
}
