import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { createFakeApi } from './fake-app.test-support.ts';
import { createSidecarWriter } from './save-sidecar.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A disk with one sidecar, refusing what main would refuse. */
function open(text: string) {
  const disk = { text, version: 'v0', saves: 0 };
  const failures: string[] = [];
  const statuses: string[] = [];
  let mend = async (): Promise<boolean> => false;
  const fake = createFakeApi({
    'journal.append': () => undefined,
    'posts.saveSidecar': ({ text: next, baseVersion }) => {
      if (baseVersion !== disk.version) throw new AppError('post.changed-on-disk', { version: disk.version });
      disk.saves += 1;
      Object.assign(disk, { text: next, version: `v${disk.saves}` });
      return { version: disk.version };
    },
  });
  const writer = createSidecarWriter({
    api: fake.api,
    post: 'a.md',
    path: 'a.meta',
    text,
    version: 'v0',
    onStatus: status => statuses.push(status),
    onJournal: () => {},
    onFailure: error => {
      failures.push(error.code);
      return mend();
    },
  });
  const onConflict = (next: typeof mend) => {
    mend = next;
  };
  return { disk, writer, failures, statuses, onConflict, ...fake };
}

test('what is changed is saved by itself half a second later, once', async () => {
  const { disk, writer, statuses } = open('a');
  writer.change('ab', true);
  writer.change('abc', true);
  expect([writer.isClean(), disk.saves]).toEqual([false, 0]);
  await vi.advanceTimersByTimeAsync(500);
  expect([writer.isClean(), disk.text, disk.saves]).toEqual([true, 'abc', 1]);
  expect(statuses.at(-1)).toBe('saved');
});

test('what is changed back before it was saved is not written', async () => {
  const { disk, writer } = open('a');
  writer.change('ab', false);
  writer.step('undo');
  expect(await writer.save()).toBe(true);
  expect(disk.saves).toBe(0);
});

test('over another version nothing is written unless it was taken in', async () => {
  const { disk, writer, failures, onConflict } = open('a');
  Object.assign(disk, { text: 'theirs', version: 'w' });
  writer.change('mine', false);
  expect(await writer.save()).toBe(false);
  expect([disk.text, failures]).toEqual(['theirs', ['post.changed-on-disk']]);
  onConflict(async () => {
    writer.rebase({ text: 'theirs', version: 'w' }, 'theirs and mine');
    return true;
  });
  expect(await writer.save()).toBe(true);
  expect(disk.text).toBe('theirs and mine');
});

test('a file that is another one at every try is given up for now', async () => {
  const { disk, writer, failures, onConflict } = open('a');
  Object.assign(disk, { text: 'theirs', version: 'w' });
  onConflict(async () => true);
  writer.change('mine', false);
  expect(await writer.save()).toBe(false);
  expect([disk.text, failures.length]).toEqual(['theirs', 5]);
});

test('a change during a save is saved after it', async () => {
  const { disk, writer } = open('a');
  writer.change('ab', false);
  const saving = writer.save();
  writer.change('abc', false);
  expect(await saving).toBe(true);
  expect([disk.text, writer.isClean()]).toEqual(['abc', true]);
});

test('a window that closes sends what is unsaved, and nothing later', async () => {
  const { disk, writer } = open('a');
  writer.change('ab', false);
  writer.leave();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([disk.text, disk.saves]).toEqual(['ab', 1]);
});

test('what is changed is in the journal before it is saved, and a save tells what it holds of it', async () => {
  const { writer, made } = open('a');
  writer.change('ab', true);
  await vi.advanceTimersByTimeAsync(300);
  writer.change('abc', true);
  await vi.advanceTimersByTimeAsync(500);
  const entry = { path: 'a.md', isSidecar: true, baseVersion: 'v0' };
  expect(made.map(({ name }) => name)).toEqual(['journal.append', 'journal.append', 'posts.saveSidecar']);
  expect(made[0]?.params).toMatchObject({ ...entry, seq: 1, baseText: 'a' });
  expect(made[1]?.params).toMatchObject({ ...entry, seq: 2, changes: [{ from: 2, to: 2, insert: 'c' }] });
  expect(made[2]?.params).toMatchObject({ text: 'abc', journalSeq: 2 });
});
