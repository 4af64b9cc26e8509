import { expect, test } from 'vitest';
import { inTurn } from './file-queue.ts';

test('tasks for one key run in turn, also after a failure; another key does not wait', async () => {
  const seen: string[] = [];
  let release: () => void = () => undefined;
  const first = inTurn('a', async () => {
    await new Promise<void>(resolve => {
      release = resolve;
    });
    seen.push('first');
    throw new Error('first fails');
  });
  const second = inTurn('a', async () => seen.push('second'));
  await inTurn('b', async () => seen.push('elsewhere'));
  expect(seen).toEqual(['elsewhere']);
  release();
  await expect(first).rejects.toThrow('first fails');
  await second;
  expect(seen).toEqual(['elsewhere', 'first', 'second']);
});
