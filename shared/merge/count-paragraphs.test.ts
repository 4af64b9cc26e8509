import { expect, test } from 'vitest';
import { countChangedParagraphs } from './count-paragraphs.ts';

test.each([
  ['a\n\nb\n\nc\n', 'a\n\nB\n\nc\n', 1],
  ['a\n\nb\n\nc\n', 'a\n\nc\n', 1],
  ['a\n', 'a\n\nb\n\nc\n', 2],
  ['---\ntitle: A\n---\n\na\n', '---\ntitle: B\ntags: x\n---\n\na\n\nb\n', 2],
  ['a\nstill a\n \nb\n', 'a\nstill a\n\n\nb', 0],
  ['', 'a\n\nb', 2],
])('%j and %j differ in %i paragraphs', (base, other, count) => {
  expect(countChangedParagraphs(base, other)).toBe(count);
});
