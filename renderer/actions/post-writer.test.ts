import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { applyChanges, type TextChanges } from '../../shared/model/text-change.ts';
import type { PostStatus } from '../state/post-state.ts';
import { createFakeApi } from './fake-app.test-support.ts';
import { createPostWriter } from './post-writer.ts';

const runs = { numRuns: process.env.LEYSIN_LONG === '1' ? 2000 : 60, verbose: 1 as const };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** A disk with one file and a journal as main keeps them, refusing what main would refuse. */
function createDisk(text: string) {
  const disk = { text, version: 'v0', saves: 0, journalBase: 'v0', journal: [] as TextChanges[] };
  const fake = createFakeApi({
    'journal.append': ({ baseVersion, seq, changes }) => {
      if (seq === 1) Object.assign(disk, { journalBase: baseVersion, journal: [] });
      if (baseVersion !== disk.journalBase || seq !== disk.journal.length + 1) throw new Error('gap');
      disk.journal.push(changes);
    },
    'posts.save': ({ text: next, baseVersion }) => {
      if (baseVersion !== disk.version) throw new AppError('post.changed-on-disk', { version: disk.version });
      disk.saves += 1;
      Object.assign(disk, { text: next, version: `v${disk.saves}` });
      return { version: disk.version };
    },
  });
  return { disk, ...fake };
}

function createTyping(text: string) {
  const world = createDisk(text);
  const typed = { text };
  const statuses: PostStatus[] = [];
  const journalErrors: (AppError | null)[] = [];
  /** What becomes of a file that is another one by now: without a test's own answer the user is asked. */
  let join = async (found: string | null) => {
    writer.hold(found);
    return false;
  };
  const onJoin = (next: typeof join) => {
    join = next;
  };
  const writer = createPostWriter({
    api: world.api,
    path: 'a.md',
    version: 'v0',
    baseText: text,
    join: found => join(found),
    text: () => typed.text,
    onStatus: status => statuses.push(status),
    onJournal: error => journalErrors.push(error),
  });
  const type = (insert: string) => {
    const changes = [{ from: typed.text.length, to: typed.text.length, insert }];
    typed.text = applyChanges(typed.text, changes);
    writer.changed(changes);
  };
  const status = () => statuses.at(-1)?.kind;
  return { ...world, typed, writer, type, status, statuses, journalErrors, onJoin };
}

test('typing is saved by itself half a second after the last key', async () => {
  const { type, disk, status } = createTyping('a');
  type('b');
  await vi.advanceTimersByTimeAsync(400);
  type('c');
  await vi.advanceTimersByTimeAsync(499);
  expect(disk.text).toBe('a');
  expect(status()).toBe('unsaved');
  await vi.advanceTimersByTimeAsync(1);
  expect(disk.text).toBe('abc');
  expect(status()).toBe('saved');
});

test('typing is in the journal within 300 ms, in order, numbered from 1', async () => {
  const { type, made } = createTyping('');
  type('a');
  type('b');
  await vi.advanceTimersByTimeAsync(300);
  type('c');
  await vi.advanceTimersByTimeAsync(300);
  expect(made.map(call => call.params)).toMatchObject([
    { seq: 1, changes: [{ from: 0, to: 0, insert: 'ab' }] },
    { seq: 2, changes: [{ from: 2, to: 2, insert: 'c' }] },
  ]);
});

test('a window that closes sends journal and text without waiting for an answer', async () => {
  const { type, writer, made, disk } = createTyping('');
  type('a');
  await vi.advanceTimersByTimeAsync(300);
  type('b');
  writer.leave();
  expect(made.slice(1)).toMatchObject([
    { name: 'journal.append', params: { seq: 2 } },
    { name: 'posts.save', params: { text: 'ab', journalSeq: 2 } },
  ]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([disk.text, disk.saves]).toEqual(['ab', 1]);
});

test('a window that closes over a changed file writes only the journal', () => {
  const { type, writer, names } = createTyping('');
  type('a');
  writer.hold('x');
  writer.leave();
  expect(names()).toEqual(['journal.append']);
});

test('a clean post writes nothing', async () => {
  const { writer, made } = createTyping('a');
  expect(await writer.save()).toBe(true);
  expect(made).toEqual([]);
});

test('what is typed while a save is under way is saved after it, one save at a time', async () => {
  const { type, writer, disk, answers, typed } = createTyping('');
  const save = answers['posts.save'];
  let running = 0;
  let most = 0;
  answers['posts.save'] = async params => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(resolve => setTimeout(resolve, 50));
    running -= 1;
    return save?.(params) ?? { version: '' };
  };
  type('a');
  const first = writer.save();
  await vi.advanceTimersByTimeAsync(10);
  type('b');
  const second = writer.save();
  await vi.advanceTimersByTimeAsync(500);
  expect(await first).toBe(true);
  expect(await second).toBe(true);
  expect([disk.text, typed.text, disk.saves, most]).toEqual(['ab', 'ab', 2, 1]);
});

test('a file changed by another program is not overwritten, and autosave rests', async () => {
  const { type, writer, disk, status } = createTyping('a');
  Object.assign(disk, { text: 'theirs', version: 'x' });
  type('b');
  await vi.advanceTimersByTimeAsync(600);
  expect([disk.text, status()]).toEqual(['theirs', 'conflict']);
  type('c');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await writer.save()).toBe(false);
  expect(disk.text).toBe('theirs');
});

test('keeping mine replaces only the version that was seen', async () => {
  const { type, writer, disk, status } = createTyping('a');
  Object.assign(disk, { text: 'theirs', version: 'x' });
  type('b');
  await vi.advanceTimersByTimeAsync(600);
  Object.assign(disk, { text: 'theirs again', version: 'y' });
  expect(await writer.save('x')).toBe(false);
  expect([disk.text, status()]).toEqual(['theirs again', 'conflict']);
  expect(await writer.save('y')).toBe(true);
  expect([disk.text, status()]).toEqual(['ab', 'saved']);
});

test('a file that can be joined with what is typed is saved without a question, and its journal begins anew', async () => {
  const { type, writer, disk, typed, status, onJoin, made } = createTyping('a');
  onJoin(async found => {
    typed.text = `theirs ${typed.text}`;
    writer.joined(found ?? '', 'theirs a', [{ from: 8, to: 8, insert: typed.text.slice(8) }]);
    return true;
  });
  type('b');
  await vi.advanceTimersByTimeAsync(300);
  Object.assign(disk, { text: 'theirs a', version: 'x' });
  type('c');
  const saves = [writer.save(), writer.save(), writer.meet('x')];
  await vi.advanceTimersByTimeAsync(0);
  expect(await Promise.all(saves)).toEqual([true, true, true]);
  expect([disk.text, status(), writer.isClean(), writer.baseText()]).toEqual([
    'theirs abc',
    'saved',
    true,
    'theirs abc',
  ]);
  expect(made.filter(({ name }) => name === 'posts.save').map(({ params }) => params)).toMatchObject([
    { baseVersion: 'v0', isReplacing: false },
    { baseVersion: 'x', isReplacing: true, journalSeq: 1 },
  ]);
  type('d');
  await vi.advanceTimersByTimeAsync(600);
  expect([disk.text, made.at(-1)?.params]).toMatchObject(['theirs abcd', { isReplacing: false }]);
});

test('an entry that is on its way while the file is joined does not count over the new version', async () => {
  const { type, writer, disk, typed, answers } = createTyping('a');
  const append = answers['journal.append'];
  answers['journal.append'] = async params => {
    await new Promise(resolve => setTimeout(resolve, 250));
    return append?.(params);
  };
  type('b');
  await vi.advanceTimersByTimeAsync(210);
  Object.assign(disk, { text: 'xa', version: 'x' });
  typed.text = 'xab';
  writer.joined('x', 'xa', [{ from: 2, to: 2, insert: 'b' }]);
  type('c');
  await vi.advanceTimersByTimeAsync(490);
  const recovered = disk.journal.reduce((text, changes) => applyChanges(text, changes), 'xa');
  expect([disk.journalBase, recovered]).toEqual(['x', 'xabc']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([disk.text, writer.isClean()]).toEqual(['xabc', true]);
});

test('a question that is on the screen stays there when the file changes again, until the two are joined', async () => {
  const { type, writer, statuses, onJoin } = createTyping('a');
  type('b');
  await writer.meet('x');
  statuses.length = 0;
  await Promise.all([writer.meet('y'), writer.save(), writer.save()]);
  expect(statuses).toEqual([{ kind: 'conflict', version: 'y', isAsking: true }]);
  onJoin(async () => {
    writer.joined('z', 'a', [{ from: 1, to: 1, insert: 'b' }]);
    return true;
  });
  expect(await writer.meet('z')).toBe(true);
  expect(statuses.map(({ kind }) => kind)).toEqual(['conflict', 'unsaved']);
  writer.stop();
});

test('a file that cannot be read for joining is tried again with the next save', async () => {
  const { type, writer, disk, status, onJoin } = createTyping('a');
  onJoin(async () => {
    throw new AppError('blog.gone');
  });
  Object.assign(disk, { text: 'theirs', version: 'x' });
  type('b');
  await vi.advanceTimersByTimeAsync(600);
  expect([status(), writer.isClean()]).toEqual(['failed', false]);
  Object.assign(disk, { text: 'a', version: 'v0' });
  await vi.advanceTimersByTimeAsync(6_000);
  expect([status(), disk.text]).toEqual(['saved', 'ab']);
});

test('a full disk keeps the text unsaved, says so, and is tried again', async () => {
  const { type, disk, status, answers, writer } = createTyping('a');
  const save = answers['posts.save'];
  answers['posts.save'] = () => {
    throw new AppError('file.disk-full');
  };
  type('b');
  await vi.advanceTimersByTimeAsync(600);
  expect([status(), writer.isClean()]).toEqual(['failed', false]);
  if (save) answers['posts.save'] = save;
  await vi.advanceTimersByTimeAsync(6000);
  expect([status(), disk.text]).toEqual(['saved', 'ab']);
});

test('a journal that fails is reported, does not stop saving, and loses its place nowhere', async () => {
  const { type, disk, answers, journalErrors } = createTyping('a');
  const append = answers['journal.append'];
  answers['journal.append'] = () => {
    throw new AppError('file.disk-full');
  };
  type('b');
  await vi.advanceTimersByTimeAsync(600);
  expect(disk.text).toBe('ab');
  expect(journalErrors[0]?.code).toBe('file.disk-full');
  if (append) answers['journal.append'] = append;
  type('c');
  await vi.advanceTimersByTimeAsync(300);
  expect(disk.journal.length).toBe(1);
  expect(journalErrors.at(-1)).toBe(null);
});

test('at any moment the journal over its version gives text the writer had, and in the end all of it is saved', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.nat(400)), { maxLength: 12 }),
      async steps => {
        const { type, disk, typed, writer } = createTyping('start ');
        for (const [insert, pauseMs] of steps) {
          type(insert);
          await vi.advanceTimersByTimeAsync(pauseMs);
          if (disk.journalBase !== disk.version) continue;
          const recovered = disk.journal.reduce((text, changes) => applyChanges(text, changes), disk.text);
          expect(typed.text.startsWith(recovered)).toBe(true);
        }
        await writer.save();
        expect(disk.text).toBe(typed.text);
        writer.stop();
      },
    ),
    runs,
  );
});

test('what is typed while an entry is on its way is in the next entry, whole', async () => {
  const { type, disk, answers, typed } = createTyping('');
  const append = answers['journal.append'];
  answers['journal.append'] = async params => {
    await new Promise(resolve => setTimeout(resolve, 250));
    return append?.(params);
  };
  type('a');
  await vi.advanceTimersByTimeAsync(210);
  type('b');
  type('c');
  await vi.advanceTimersByTimeAsync(240);
  expect(disk.journal.length).toBe(1);
  type('d');
  await vi.advanceTimersByTimeAsync(10_000);
  expect([disk.text, typed.text]).toEqual(['abcd', 'abcd']);
  type('e');
  await vi.advanceTimersByTimeAsync(460);
  const recovered = disk.journal.reduce((text, changes) => applyChanges(text, changes), disk.text);
  expect(recovered).toBe('abcde');
});

test('an entry that is not answered yet holds only what was typed before it', async () => {
  const { type, answers, made } = createTyping('');
  const append = answers['journal.append'];
  answers['journal.append'] = async params => {
    await new Promise(resolve => setTimeout(resolve, 100));
    return append?.(params);
  };
  type('a');
  await vi.advanceTimersByTimeAsync(200);
  type('b');
  await vi.advanceTimersByTimeAsync(200);
  type('c');
  await vi.advanceTimersByTimeAsync(200);
  expect(made.map(call => (call.params as { changes: TextChanges }).changes[0]?.insert)).toEqual([
    'a',
    'b',
    'c',
  ]);
});
