import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherChanges } from './gather-changes.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is written within a moment is one batch, each path once', async () => {
  const batches: (readonly string[])[] = [];
  const changes = gatherChanges(paths => batches.push(paths));
  for (let number = 0; number < 400; number++) {
    changes.add(`posts/${number}.md`);
    changes.add(`posts/${number}.md`);
    await vi.advanceTimersByTimeAsync(2);
  }
  expect(batches).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(batches.map(paths => paths.length)).toEqual([400]);
});

test('a file that changes without end does not hold back the others', async () => {
  const batches: (readonly string[])[] = [];
  const changes = gatherChanges(paths => batches.push(paths));
  changes.add('a.md');
  for (let step = 0; step < 12; step++) {
    changes.add('endless.log');
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(batches).toEqual([['a.md', 'endless.log']]);
});

test('that anything may have changed is told at once, behind what was gathered', () => {
  const batches: (readonly string[])[] = [];
  const changes = gatherChanges(paths => batches.push(paths));
  changes.tellAll();
  changes.add('a.md');
  changes.tellAll();
  vi.advanceTimersByTime(60_000);
  expect(batches).toEqual([[], ['a.md'], []]);
});
