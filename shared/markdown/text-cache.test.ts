import { expect, test } from 'vitest';
import { createTextCache } from './text-cache.ts';

/** Which of the texts must be made again. */
function missing(cache: ReturnType<typeof createTextCache<string>>, ...texts: string[]): string[] {
  const made: string[] = [];
  for (const text of texts) {
    cache.get(text, () => {
      made.push(text);
      return text;
    });
  }
  return made;
}

test('what was made once is not made again', () => {
  const cache = createTextCache<string>(3);
  expect(missing(cache, 'a', 'b', 'a', 'b')).toEqual(['a', 'b']);
  expect(cache.get('a', () => 'other')).toBe('a');
});

test('what was not asked for longest goes first', () => {
  const cache = createTextCache<string>(2);
  missing(cache, 'a', 'b', 'a', 'c');
  expect(missing(cache, 'a', 'c', 'b')).toEqual(['b']);
});

test('long texts push out more than one, and the newest stays', () => {
  const cache = createTextCache<string>(9, 10);
  missing(cache, 'aaaa', 'bbbb', 'cccccc');
  expect(missing(cache, 'bbbb', 'cccccc')).toEqual([]);
  expect(missing(cache, 'aaaa')).toEqual(['aaaa']);
  const long = 'd'.repeat(50);
  expect(missing(cache, long, long)).toEqual([long]);
  expect(missing(cache, 'cccccc')).toEqual(['cccccc']);
});

test('what cannot be made is asked for again', () => {
  const cache = createTextCache<string>(2);
  expect(() =>
    cache.get('a', () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(missing(cache, 'a', 'a')).toEqual(['a']);
});
