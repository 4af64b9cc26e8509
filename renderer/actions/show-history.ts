import type { BlogPath } from '../../shared/model/blog.ts';
import type { PastPublish } from '../../shared/model/history.ts';
import type { HistoryScope, PastDetail, PastItem } from '../state/history-state.ts';
import { pastNames, publishesOf } from '../state/past-names.ts';
import type { App } from './app.ts';
import { toAppError } from './to-app-error.ts';

/** Publishes read at a time. */
const pageSize = 50;

/** Opens the dialog of past publishes: those of the open post, else of the blog. */
export async function openHistory(app: App): Promise<void> {
  if (!app.state.blog.blog.peek()) return;
  const scope = app.desk.writer ? 'post' : 'blog';
  app.state.history.begin(scope);
  app.state.dialogs.show({ kind: 'history' });
  await showScope(app, scope);
}

/** Lists another past; nothing of git is read in a blog that is not trusted. */
export async function showScope(app: App, scope: HistoryScope): Promise<void> {
  const { history, blog } = app.state;
  history.begin(scope);
  if (scope !== 'kept' && blog.blog.peek()?.isTrusted !== true) return;
  await answering(app, async signal => {
    const { items, hasMore } = await readItems(app, scope, 0, signal);
    return async () => {
      history.change({ items, hasMore });
      await choosePast(app, items[0]?.id ?? null);
    };
  });
}

/** Adds older publishes to the list. */
export async function showOlder(app: App): Promise<void> {
  const { history } = app.state;
  const { scope, items } = history.view.peek();
  if (items === null) return;
  await answering(app, async signal => {
    const older = await readItems(app, scope, items.length, signal);
    return async () => {
      history.change({ items: [...items, ...older.items], hasMore: older.hasMore });
      if (history.view.peek().detail === null) await choosePast(app, history.view.peek().chosen);
    };
  });
}

/** Shows one row of the list: what it changed, or the text that was put aside. */
export async function choosePast(app: App, id: string | null): Promise<void> {
  const { history } = app.state;
  history.change({ chosen: id, detail: null, error: null });
  const item = history.view.peek().items?.find(one => one.id === id);
  if (!item) return;
  await answering(app, async signal => {
    const detail = await readDetail(app, item, signal);
    return async () => history.change({ detail });
  });
}

async function readItems(
  app: App,
  scope: HistoryScope,
  skip: number,
  signal: AbortSignal,
): Promise<{ readonly items: readonly PastItem[]; readonly hasMore: boolean }> {
  if (scope === 'kept') {
    const kept = await app.api.call('history.kept', { post: null }, { signal });
    return { items: kept.map(one => ({ kind: 'kept', id: one.id, kept: one })), hasMore: false };
  }
  const post = scope === 'post' ? (app.desk.writer?.path ?? null) : null;
  const asked = { post, skip, limit: pageSize };
  const { publishes, hasMore } = await app.api.call('history.list', asked, { signal });
  return {
    items: publishes.map(publish => ({ kind: 'publish', id: publish.commit, publish })),
    hasMore,
  };
}

async function readDetail(app: App, item: PastItem, signal: AbortSignal): Promise<PastDetail> {
  if (item.kind === 'kept')
    return { kind: 'kept', ...(await app.api.call('history.keptText', { id: item.id }, { signal })) };
  const { commit } = item.publish;
  const path = pathIn(app, item.publish);
  const shown = await app.api.call('history.show', { commit, path }, { signal });
  return { kind: 'publish', shown, isPart: path !== null };
}

/** In the past of one post only what happened to its text is shown; null where something else of it was changed. */
function pathIn(app: App, publish: PastPublish): BlogPath | null {
  const { scope, items } = app.state.history.view.peek();
  const path = app.desk.writer?.path;
  if (scope !== 'post' || path === undefined) return null;
  const name = pastNames(publishesOf(items ?? []), path).get(publish.commit);
  return publish.files.some(file => file.path === name) ? (name ?? null) : null;
}

/** The question each window waits for an answer to: the next one ends it. */
const questions = new WeakMap<App, AbortController>();

/** Shows what an answer brings, or why there is none, unless something else was asked meanwhile. */
async function answering(
  app: App,
  ask: (signal: AbortSignal) => Promise<() => Promise<void>>,
): Promise<void> {
  questions.get(app)?.abort();
  const question = new AbortController();
  questions.set(app, question);
  try {
    const show = await ask(question.signal);
    if (!question.signal.aborted) await show();
  } catch (thrown) {
    if (!question.signal.aborted) app.state.history.change({ error: toAppError(thrown) });
  }
}
