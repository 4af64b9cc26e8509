import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { KeptVersion, PastPublish, ShownPublish } from '../../shared/model/history.ts';
import { describePublish } from '../errors/describe-publish.ts';
import { aBlog, aFile, allOnline, anEntry } from '../state/samples.test-support.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { openPost } from './open-post.ts';
import { restoreKept, restorePublish } from './restore-past.ts';
import { choosePast, openHistory, showOlder, showScope } from './show-history.ts';
import { askToTakeBack, canBecomeDraft, takeBack } from './take-back.ts';

const publish = (commit: string, more: Partial<PastPublish> = {}): PastPublish => ({
  commit,
  instant: 0,
  author: 'A Writer',
  message: commit,
  files: [{ path: 'a.md', change: 'modified', from: null, title: 'A' }],
  moreFiles: 0,
  isOnline: true,
  ...more,
});
const shown: ShownPublish = { files: [], isCut: false };
const kept: KeptVersion = { id: 'k', path: 'a.md', isPost: true, instant: 0, reason: 'conflict' };
const viewOf = (app: ReturnType<typeof createFakeApp>['app']) => app.state.history.view.peek();

test('in a blog that is not trusted only what is kept on this computer is asked for', async () => {
  const { app, names } = createFakeApp({
    'history.kept': () => [kept],
    'history.keptText': () => ({ path: 'a.md', text: 'old' }),
  });
  app.state.blog.show(aBlog({ isTrusted: false }));
  await openHistory(app);
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'history' });
  expect(names()).toEqual([]);
  await showScope(app, 'kept');
  expect(names()).toEqual(['history.kept', 'history.keptText']);
  expect(viewOf(app)).toMatchObject({ chosen: 'k', detail: { kind: 'kept', text: 'old' } });
});

test('to take back where the blog is not trusted, any more at least, asks for that', async () => {
  const findings = { isRepository: true, findings: [] } as never;
  const { app, names, answers } = createFakeApp({ 'trust.findings': () => findings });
  const past = { commit: 'c', name: null, isOnline: true };
  const asked = { kind: 'trust', purpose: 'history', findings };
  app.state.blog.show(aBlog({ isTrusted: false }));
  await askToTakeBack(app, past);
  expect(app.state.dialogs.current.peek()).toEqual(asked);
  expect(names()).toEqual(['trust.findings']);
  app.state.dialogs.close();
  // Something that runs has changed since.
  app.state.blog.show(aBlog());
  for (const call of ['history.show', 'publish.earlier'] as const)
    answers[call] = () => {
      throw new AppError('blog.untrusted');
    };
  await askToTakeBack(app, past);
  expect(app.state.dialogs.current.peek()).toEqual(asked);
  expect(app.state.notices.notices.peek()).toEqual([]);
});

test('the past of the open post is listed, page by page, and shown under its names', async () => {
  const pages = [
    [
      publish('b', { files: [{ path: 'a.md', change: 'renamed', from: 'old.md', title: 'A' }] }),
      publish('p', { files: [{ path: 'a.png', change: 'added', from: null, title: null }] }),
    ],
    [publish('a', { files: [{ path: 'old.md', change: 'added', from: null, title: null }] })],
  ];
  const { app, made } = createFakeApp({
    'posts.read': () => aFile(),
    'history.list': ({ skip }) => ({
      publishes: pages[skip === 0 ? 0 : 1] ?? [],
      hasMore: skip === 0,
    }),
    'history.show': () => shown,
  });
  await openPost(app, 'a.md');
  await openHistory(app);
  expect(viewOf(app)).toMatchObject({ scope: 'post', hasMore: true, chosen: 'b', error: null });
  await showOlder(app);
  expect(viewOf(app)).toMatchObject({ hasMore: false, chosen: 'b' });
  expect(viewOf(app).items?.map(({ id }) => id)).toEqual(['b', 'p', 'a']);
  for (const id of ['p', 'a']) await choosePast(app, id);
  const asked = made.filter(({ name }) => name === 'history.show').map(({ params }) => params);
  expect(asked).toEqual([
    { commit: 'b', path: 'a.md' },
    { commit: 'p', path: null },
    { commit: 'a', path: 'old.md' },
  ]);
  expect(made.find(({ name }) => name === 'history.list')?.params).toMatchObject({ post: 'a.md', skip: 0 });
});

test('an answer that comes late is not shown for another row, and a failure is', async () => {
  let answerFirst = (_: ShownPublish) => {};
  const { app, answers } = createFakeApp({
    'history.list': () => ({ publishes: [publish('a'), publish('b')], hasMore: false }),
    'history.show': ({ commit }) =>
      commit === 'a'
        ? new Promise<ShownPublish>(resolve => {
            answerFirst = resolve;
          })
        : { ...shown, isCut: true },
  });
  const opening = openHistory(app);
  await expect.poll(() => viewOf(app).chosen).toBe('a');
  await choosePast(app, 'b');
  answerFirst(shown);
  await opening;
  expect(viewOf(app)).toMatchObject({ chosen: 'b', detail: { shown: { isCut: true } }, error: null });
  answers['history.list'] = () => Promise.reject(new AppError('git.not-a-repository'));
  await showScope(app, 'blog');
  expect(viewOf(app)).toMatchObject({ items: null, error: { code: 'git.not-a-repository' } });
});

test('an earlier version becomes an edit of the open post; what was typed is handed over to be kept', async () => {
  const { app, editor, made, type } = createFakeApp({
    'posts.read': () => aFile({ text: 'now' }),
    'journal.append': () => undefined,
    'history.restore': ({ post }) => ({ path: post, text: 'then', sidecarText: null, isNew: false }),
  });
  app.state.blog.list([anEntry()]);
  app.state.dialogs.show({ kind: 'history' });
  await openPost(app, 'a.md');
  type(' typed');
  await restorePublish(app, 'c', 'old.md', 'a.md');
  expect(editor.text()).toBe('then');
  expect(app.state.dialogs.current.peek()).toBeNull();
  expect(made.find(({ name }) => name === 'history.restore')?.params).toEqual({
    commit: 'c',
    path: 'old.md',
    post: 'a.md',
    present: 'now typed',
  });
  expect(app.state.notices.notices.peek()).toMatchObject([{ key: 'restored' }]);
});

test('a post that was typed in meanwhile, or cannot be written, stays as it is', async () => {
  const { app, editor, type, answers } = createFakeApp({
    'posts.read': () => aFile({ text: 'now' }),
    'journal.append': () => undefined,
    'history.restoreKept': () => {
      type(' typed');
      return { path: 'a.md', text: 'then', sidecarText: null, isNew: false };
    },
  });
  app.state.blog.list([anEntry()]);
  await openPost(app, 'a.md');
  await restoreKept(app, 'k', 'a.md');
  expect(editor.text()).toBe('now typed');
  expect(app.state.notices.notices.peek()).toMatchObject([{ error: { code: 'post.changed-on-disk' } }]);
  const other = createFakeApp({ ...answers, 'posts.read': () => aFile({ readOnly: 'no-permission' }) });
  other.app.state.blog.list([anEntry()]);
  await restoreKept(other.app, 'k', 'a.md');
  expect(other.names()).not.toContain('history.restoreKept');
  expect(other.app.state.notices.notices.peek()).toMatchObject([{ error: { code: 'post.read-only' } }]);
});

test('a post that is gone comes back as a file and is opened', async () => {
  const { app, names } = createFakeApp({
    'posts.read': () => aFile(),
    'history.restore': ({ post }) => ({ path: post, text: 'then', sidecarText: null, isNew: true }),
  });
  await restorePublish(app, 'c', 'a.md', 'a.md');
  expect(names()).toEqual(expect.arrayContaining(['history.restore', 'posts.list', 'posts.read']));
  expect(app.state.post.open.peek()?.path).toBe('a.md');
});

const outcome = { result: 'published', commit: 'd', url: null, files: ['a.md'] } as const;
const added = { path: 'a.md', change: 'added', from: null, diff: '' } as const;

test('taking back runs like a publish, and says that the text is kept', async () => {
  const { app, answers } = createFakeApp({
    'history.show': () => ({ ...shown, files: [added] }),
    'publish.earlier': () => allOnline,
    'publish.takeBack': () => outcome,
  });
  const publish = { commit: 'c', name: 'A', isOnline: true };
  await askToTakeBack(app, publish);
  const asked = { ...publish, files: [added], standing: allOnline };
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'take-back', publish: asked });
  await takeBack(app, asked, false);
  expect(app.state.dialogs.current.peek()).toBeNull();
  expect(describePublish(app.state.publish.status.peek())).toBe('Taken back: 1 file, your text is kept here');
  expect(app.state.notices.notices.peek()).toMatchObject([{ key: 'taken-back', unpublished: ['a.md'] }]);
  const offline = { code: 'git.host-unreachable', data: { host: 'forge.test' } } as const;
  answers['publish.takeBack'] = () => ({ ...outcome, result: 'committed', error: offline });
  await takeBack(app, asked, false);
  expect(JSON.stringify(app.state.notices.notices.peek())).toContain('but not online yet');
  const error = { code: 'publish.changed-since', data: { paths: ['a.md'] } } as const;
  answers['publish.takeBack'] = () => ({ ...outcome, result: 'refused', error });
  app.state.notices.clear('taken-back');
  await takeBack(app, asked, true);
  expect(describePublish(app.state.publish.status.peek())).toBe('Not taken back: It was changed again since');
  expect(app.state.notices.notices.peek()).toMatchObject([{ kind: 'error' }]);
});

test('what somebody has committed since it was asked is shown before it goes online with it', async () => {
  const later = { ...allOnline, head: 'e'.repeat(40) };
  const heads: string[] = [];
  const error = { code: 'publish.plan-changed', data: {} } as const;
  const { app } = createFakeApp({
    'history.show': () => ({ ...shown, files: [added] }),
    'publish.earlier': () => later,
    'publish.takeBack': ({ stand }) => {
      heads.push(stand.head);
      return stand.head === later.head ? outcome : { ...outcome, result: 'refused', error };
    },
  });
  const publish = { commit: 'c', name: 'A', isOnline: true, files: [added], standing: allOnline };
  await takeBack(app, publish, false);
  const asked = { ...publish, standing: later };
  expect(app.state.dialogs.current.peek()).toEqual({ kind: 'take-back', publish: asked });
  await takeBack(app, asked, false);
  expect(heads).toEqual([allOnline.head, later.head]);
  expect(app.state.dialogs.current.peek()).toBeNull();
});

test('a post the publish has made becomes a draft when the user wants it, and only then', async () => {
  const text = '---\ntitle: A\n---\nText\n';
  const { app, editor } = createFakeApp({
    'posts.read': () => aFile({ text }),
    'journal.append': () => undefined,
    'publish.earlier': () => allOnline,
    'publish.takeBack': () => outcome,
  });
  const site = { ...aBlog().site, generator: 'hugo' } as const;
  app.state.blog.show(aBlog({ site }));
  await openPost(app, 'a.md');
  const publish = { commit: 'c', name: 'A', isOnline: true, files: [added], standing: allOnline };
  expect(canBecomeDraft(app, publish)).toBe(true);
  expect(canBecomeDraft(app, { files: [{ ...added, change: 'modified' }] })).toBe(false);
  expect(canBecomeDraft(app, { files: [{ ...added, path: 'b.md' }] })).toBe(false);
  await takeBack(app, publish, false);
  expect(editor.text()).toBe(text);
  await takeBack(app, publish, true);
  expect(editor.text()).toBe('---\ntitle: A\ndraft: true\n---\nText\n');
  expect(canBecomeDraft(app, publish)).toBe(false);
});

test('an earlier sidecar comes back with its post', async () => {
  const { app } = createFakeApp({
    'posts.read': () => aFile({ sidecar: 'a.meta', sidecarText: 'now', sidecarVersion: 's1' }),
    'journal.append': () => undefined,
    'history.restore': () => ({ path: 'a.md', text: 'Text\n', sidecarText: 'then', isNew: false }),
  });
  app.state.blog.list([anEntry()]);
  await openPost(app, 'a.md');
  await restorePublish(app, 'c', 'a.md', 'a.md');
  expect(app.desk.sidecar?.text()).toBe('then');
  expect(app.desk.sidecar?.step('undo')).toBe(true);
  expect(app.desk.sidecar?.text()).toBe('now');
});
