import type { Events } from '../../shared/api/contract.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { FileVersion } from '../../shared/model/post.ts';
import type { App } from './app.ts';
import { forgetBlogFields } from './change-field-blog.ts';
import { findMoved, followMove } from './follow-move.ts';
import { clearDesk } from './leave-post.ts';
import { watchNewPosts } from './new-posts.ts';
import { openPost } from './open-post.ts';
import type { PostWriter } from './post-writer.ts';
import { refreshPosts } from './refresh-posts.ts';
import { reporting } from './reporting.ts';
import { followSidecar, putSidecarAside } from './save-sidecar-open.ts';
import { readAgain } from './show-text.ts';

/** Keeps list and open post in step with the disk; returns the function that stops it. */
export function followDisk(app: App): () => void {
  const stops = [
    watchNewPosts(app),
    app.api.on('blog.changed', ({ paths }) => {
      void lookForLost(app);
      forgetBlogFields(app);
      void followSidecar(app, paths);
    }),
    app.api.on('post.changedOnDisk', event => void followPost(app, event)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A post follows its file, also under unsaved text; where both changed the same place the user decides. */
export async function followPost(app: App, { path, version }: Events['post.changedOnDisk']): Promise<void> {
  const { writer } = app.desk;
  if (!writer || writer.path !== path || writer.version() === version) return;
  // A save under way meets the change itself, for main compares versions before it writes, or is older than it.
  if (app.state.post.status.peek().kind === 'saving') await writer.save();
  if (app.desk.writer !== writer || writer.version() === version) return;
  const status = app.state.post.status.peek();
  // The same news again, for the file was told of more than once.
  if (status.kind === 'conflict' && status.version === version) return;
  if (version === null) return await followGone(app, writer);
  if (writer.isClean()) await reporting(app, 'disk', () => readAgain(app));
  else await writer.meet(version);
}

/** Where the whole blog is gone, its posts are not taken for deleted: what is on the screen stays. */
async function followGone(app: App, writer: PostWriter): Promise<void> {
  await refreshPosts(app);
  if (app.desk.writer !== writer || app.state.blog.absence.peek() !== null) return;
  if (writer.isClean()) await reporting(app, 'disk', () => followMove(app).then(() => undefined));
  if (app.desk.writer !== writer) return;
  await putSidecarAside(app);
  if (writer.isClean()) showGone(app);
  else await writer.meet(null);
}

function showGone(app: App): void {
  const { path = '', title = '' } = app.state.post.open.peek()?.entry ?? {};
  const version = app.desk.writer?.version();
  clearDesk(app);
  if (version !== undefined)
    lostOf.set(app, { path, title, version, turn: app.desk.turn, root: rootOf(app) });
  app.state.notices.tell(
    'gone',
    `“${title}” was deleted, or moved and changed, outside Leysin, so it was closed here. It opens again when its file is back.`,
  );
}

/** A post that was closed since its file was gone. */
interface LostPost {
  readonly path: BlogPath;
  readonly title: string;
  readonly version: FileVersion;
  /** That of the desk: any later one means that the user went on to something else. */
  readonly turn: number;
  readonly root: string | undefined;
}

const lostOf = new WeakMap<App, LostPost>();

const rootOf = (app: App) => app.state.blog.blog.peek()?.root;

/** Lists the posts again; a post whose file was gone is opened again when it is back, or followed to where it is. */
async function lookForLost(app: App): Promise<void> {
  await refreshPosts(app);
  const status = app.state.post.status.peek();
  const isAsked = status.kind === 'conflict' && status.version === null && status.isAsking;
  if (isAsked) await reporting(app, 'disk', () => followMove(app).then(() => undefined));
  const lost = lostOf.get(app);
  if (lost !== undefined) await reporting(app, 'disk', () => reopen(app, lost));
}

async function reopen(app: App, lost: LostPost): Promise<void> {
  const isNext = () => !app.desk.writer && app.desk.turn === lost.turn && rootOf(app) === lost.root;
  const isBack = app.state.blog.entries.peek()?.some(({ path }) => path === lost.path) === true;
  const to = isBack ? lost.path : await findMoved(app, lost, lost.version);
  if (to === undefined && isNext()) return;
  if (lostOf.get(app) === lost) lostOf.delete(app);
  if (to === undefined || !isNext()) return;
  await openPost(app, to, 'left-unasked');
  if (!isBack && app.state.post.open.peek()?.path === to) app.state.notices.tell('moved', `Moved to ${to}`);
}
