import { expect, test } from 'vitest';
import { createBlogState } from './blog-state.ts';
import { aBlog } from './samples.test-support.ts';

const half = { read: 5, all: 10, isFallback: false };

test('how far a listing is stays with its blog', () => {
  const blog = createBlogState();
  blog.show(aBlog());
  blog.showReading(half);
  blog.show(aBlog({ isTrusted: false }));
  expect(blog.reading.value).toEqual(half);
  blog.show(aBlog({ root: '/other' }));
  expect(blog.reading.value).toBeNull();
});
