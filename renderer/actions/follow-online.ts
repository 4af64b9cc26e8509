import { effect } from '@preact/signals';
import type { Events } from '../../shared/api/contract.ts';
import { fromWireError } from '../../shared/app-error.ts';
import { wasInterrupted } from '../../shared/model/online.ts';
import type { App } from './app.ts';
import { renewPlan } from './publish-site.ts';
import { refreshPosts } from './refresh-posts.ts';
import { sendWaiting } from './send-waiting.ts';

/** Keeps the window in step with what waits and what is online; returns the function that stops it. */
export function followOnline(app: App): () => void {
  const { blog, online, post } = app.state;
  const unknown = { waiting: null, news: null, problem: null };
  let root: string | undefined;
  /** What was looked at last: main need not read the same text again. */
  let looked: string | undefined;
  const stops = [
    app.api.on('online.changed', told => void hear(app, told)),
    effect(() => {
      const shown = blog.blog.value;
      if (shown?.root !== root) online.set(unknown);
      root = shown?.root;
      if (shown) void readOnline(app, shown.root);
    }),
    effect(() => {
      const path = post.open.value?.path;
      const tip = online.news.value?.tip;
      const isChanged = path !== undefined && online.changes.value.has(path);
      const wanted = isChanged ? `${tip} ${path}` : undefined;
      if (wanted === looked) return;
      looked = wanted;
      online.setOpenText(null);
      if (isChanged) void lookAtOpen(app, path);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The system says that there is a network again: what waits is tried. */
export function wakeOnline(app: App): void {
  if (app.state.blog.blog.peek()) app.api.call('online.wake', undefined).catch(() => {});
}

/** What is not known yet is not shown; the event brings it. */
async function readOnline(app: App, root: string): Promise<void> {
  const state = await app.api.call('online.state', undefined).catch(() => null);
  if (state && app.state.blog.blog.peek()?.root === root) app.state.online.set(state);
}

async function hear(app: App, { ended, ...state }: Events['online.changed']): Promise<void> {
  const { online, publish, notices } = app.state;
  const wasStopped = online.waiting.peek()?.stopped ?? null;
  online.set(state);
  // What is done by hand says itself how it ended.
  if (publish.status.peek().kind === 'running') return;
  const { stopped } = state.waiting ?? {};
  // What was cut off or cancelled is no failure to tell: the line about it says so.
  if (stopped && wasStopped === null && !wasInterrupted(stopped))
    notices.fail('publish', fromWireError(stopped), () => void sendWaiting(app));
  if (ended === null) return;
  publish.tell('publish', ended);
  if (ended.result === 'published') notices.notePublished(ended.files);
  if (ended.error) notices.fail('publish', fromWireError(ended.error));
  else notices.clear('publish');
  await refreshPosts(app);
  if (ended.result === 'published') await renewPlan(app);
}

async function lookAtOpen(app: App, path: string): Promise<void> {
  // What cannot be looked at is still known to have changed.
  const text = await app.api.call('online.look', { path }).catch(() => null);
  if (app.state.post.open.peek()?.path === path && app.state.online.changes.peek().has(path))
    app.state.online.setOpenText(text);
}
