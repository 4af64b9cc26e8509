import { expect, test } from 'vitest';
import { plainHost as host } from '../../shared/api/host-info.test-support.ts';
import { AppError } from '../../shared/app-error.ts';
import { createAppState } from './app-state.ts';
import { aBlog, aFile, anEntry } from './samples.test-support.ts';

test('the state of the file is worded exactly, and being offline or read-only comes first', () => {
  const { post, connection } = createAppState();
  expect(post.fileState.value).toBe(null);
  connection.goOnline(host);
  post.show(aFile());
  expect(post.fileState.value).toBe('Saved');
  post.setStatus({ kind: 'unsaved' });
  expect(post.fileState.value).toBe('Unsaved');
  post.setStatus({ kind: 'saving' });
  expect(post.fileState.value).toBe('Saving');
  post.setStatus({ kind: 'failed', error: new AppError('file.disk-full') });
  expect(post.fileState.value).toBe('Unsaved');
  post.setStatus({ kind: 'conflict', version: 'v', isAsking: true });
  expect(post.fileState.value).toBe('Changed on disk');
  connection.goOffline();
  expect(post.fileState.value).toBe('Offline');
  connection.goOnline(host);
  post.show(aFile({ readOnly: 'not-text' }));
  expect(post.fileState.value).toBe('Read-only');
});

test('a question about a changed file can be put off and asked again', () => {
  const { post } = createAppState();
  post.show(aFile());
  post.setStatus({ kind: 'conflict', version: 'v', isAsking: true });
  post.setAsking(false);
  expect(post.status.value).toEqual({ kind: 'conflict', version: 'v', isAsking: false });
  post.setStatus({ kind: 'saved' });
  post.setAsking(true);
  expect(post.status.value).toEqual({ kind: 'saved' });
});

test('before the first welcome a lost connection is still connecting', () => {
  const { connection } = createAppState();
  connection.goOffline();
  expect(connection.status.value).toBe('connecting');
});

test('another blog drops list and search, the same blog keeps them', () => {
  const { blog } = createAppState();
  blog.show(aBlog());
  blog.list([anEntry()]);
  blog.search('post');
  blog.show(aBlog({ isTrusted: true }));
  expect([blog.hits.value.length, blog.query.value]).toEqual([1, 'post']);
  blog.show(aBlog({ root: '/other' }));
  expect([blog.entries.value, blog.query.value]).toEqual([null, '']);
});

test('a notice takes the place of the one with the same key', () => {
  const { notices } = createAppState();
  notices.tell('copy', 'one');
  notices.fail('save', new AppError('file.disk-full'));
  notices.tell('copy', 'two');
  expect(notices.notices.value.map(notice => notice.key)).toEqual(['save', 'copy']);
  notices.clear('save');
  expect(notices.notices.value).toHaveLength(1);
});

test('the system’s theme counts only when the user chose none', () => {
  const { settings } = createAppState();
  settings.setSystemDark(true);
  expect(settings.theme.value).toBe('dark');
  settings.set({ ...settings.settings.value, theme: 'light' });
  expect(settings.theme.value).toBe('light');
});

test('progress is shown only of what runs', () => {
  const { publish } = createAppState();
  publish.advance({ step: 'push', fraction: 0.5 });
  expect(publish.status.value.kind).toBe('idle');
  publish.start('pull', () => {});
  publish.advance({ step: 'fetch', fraction: 0.5 });
  expect(publish.status.value).toMatchObject({ kind: 'running', what: 'pull', step: 'fetch', fraction: 0.5 });
});
