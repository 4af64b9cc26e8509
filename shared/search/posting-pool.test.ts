import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, createPostingPool, type PostingReader } from './posting-pool.ts';

test('lists that grow in turns give back their own numbers', () => {
  const numbers = fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 2 ** 31 - 1 }));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: 9 }), fc.array(numbers, { maxLength: 200 })), { maxLength: 80 }),
      writes => {
        const pool = createPostingPool();
        const expected: number[][] = Array.from({ length: 10 }, () => []);
        for (const list of expected) expect(expected[pool.addList()]).toBe(list);
        for (const [list, values] of writes)
          for (const value of values) {
            pool.append(list, value);
            expected[list]!.push(value);
          }
        expect(expected.map((_, list) => readAll(pool.read(list)))).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

test('more lists and bytes than a page holds', () => {
  const pool = createPostingPool();
  for (let list = 0; list < 20_000; list += 1) pool.append(pool.addList(), list);
  for (let value = 0; value < 100_000; value += 1) pool.append(7, value);
  expect(readAll(pool.read(19_999))).toEqual([19_999]);
  expect(readAll(pool.read(7))).toEqual([7, ...Array.from({ length: 100_000 }, (_, value) => value)]);
});

test('what is skipped is as long as it was written', () => {
  const numbers = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 2, maxLength: 400 });
  fc.assert(
    fc.property(numbers, fc.nat(), (values, pick) => {
      const pool = createPostingPool();
      const list = pool.addList();
      for (const value of values) pool.append(list, value);
      const count = pick % values.length;
      const reader = pool.read(list);
      reader.skip(values.slice(0, count).reduce((sum, value) => sum + bytesOf(value), 0));
      expect(readAll(reader)).toEqual(values.slice(count));
    }),
  );
});

function readAll(reader: PostingReader): number[] {
  const all: number[] = [];
  for (let value = reader.next(); value >= 0; value = reader.next()) all.push(value);
  return all;
}
