import { expect, it } from 'vitest';
import { createSlices } from './slices.ts';

it('does what was added one after the other, each to its end', async () => {
  const slices = createSlices();
  const done: string[] = [];
  function* work(name: string): Generator<void> {
    for (let step = 1; step <= 3; step += 1) {
      done.push(`${name}${step}`);
      yield;
    }
  }
  slices.add(() => work('a'));
  slices.add(() => work('b'));
  await slices.settled();
  expect(done).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3']);
});

/** Work of one step. */
const once = (run: () => void): Iterator<void> => ({
  next() {
    run();
    return { done: true, value: undefined };
  },
});

it('goes on behind work that fails', async () => {
  const slices = createSlices();
  const done: string[] = [];
  const add = (name: string): void => slices.add(() => once(() => done.push(name)));
  const fail = (): never => {
    add('added meanwhile');
    throw new Error('it does not fit');
  };
  expect(() => slices.add(() => once(fail))).toThrow('it does not fit');
  await slices.settled();
  add('added later');
  await slices.settled();
  expect(done).toEqual(['added meanwhile', 'added later']);
});

it('hands over what work throws to those who ask for it, at once and later', async () => {
  const slices = createSlices();
  const failed: unknown[] = [];
  const onFailed = (error: unknown): void => void failed.push(error);
  slices.add(
    () =>
      once(() => {
        throw new Error('first');
      }),
    onFailed,
  );
  slices.add(function* late(isTimeUp): Generator<void> {
    while (!isTimeUp());
    yield;
    throw new Error('second');
  }, onFailed);
  await slices.settled();
  expect(failed).toEqual([new Error('first'), new Error('second')]);
});

it('lets go of dropped work, and of those who wait for it', async () => {
  const slices = createSlices();
  let steps = 0;
  slices.add(function* endless(isTimeUp): Generator<void> {
    for (;;) {
      steps += 1;
      while (!isTimeUp());
      yield;
    }
  });
  const settled = slices.settled();
  slices.clear();
  await settled;
  expect(steps).toBe(1);
});
