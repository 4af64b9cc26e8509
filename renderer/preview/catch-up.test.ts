import { expect, test } from 'vitest';
import { createCatchUp } from './catch-up.ts';
import type { AnswerState } from './worker/render-client.ts';

function createWaiting(standing: AnswerState) {
  let now = standing;
  const catchUp = createCatchUp(() => now);
  const turnTo = (next: AnswerState) => {
    now = next;
    catchUp.look();
  };
  return { catchUp, turnTo };
}

test('who waits for a preview that is current, or cannot be, is told at once', async () => {
  expect(await createWaiting('current').catchUp.wait()).toBe(true);
  expect(await createWaiting('stalled').catchUp.wait()).toBe(false);
});

test('everyone who waits is told when the last answer is there, not before', async () => {
  const { catchUp, turnTo } = createWaiting('behind');
  const told: boolean[] = [];
  const all = [catchUp.wait(), catchUp.wait()].map(each => each.then(value => told.push(value)));
  turnTo('behind');
  await Promise.resolve();
  expect(told).toEqual([]);
  turnTo('current');
  await Promise.all(all);
  expect(told).toEqual([true, true]);
});

test('who waits for a preview that stalls is told so', async () => {
  const { catchUp, turnTo } = createWaiting('behind');
  const waiting = catchUp.wait();
  turnTo('stalled');
  expect(await waiting).toBe(false);
});
