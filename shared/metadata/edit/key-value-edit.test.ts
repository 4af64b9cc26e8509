import { expect, it } from 'vitest';
import { readKeyValueLines as read } from '../key-value-lines.ts';
import { edited } from './edit-field.test-support.ts';

it.each([
  ['Title: A\nTags: x,y\n\nBody: no\n', 'Title', 'B: c', 'Title: B: c\nTags: x,y\n\nBody: no\n'],
  ['Title:    A\nTags: x,y\n\n', 'Tags', ['x', 'y', 'z'], 'Title:    A\nTags: x,y,z\n\n'],
  ['Title: A\nTags:\n\n', 'Tags', ['x', 'y'], 'Title: A\nTags: x, y\n\n'],
  ['Title: A\nTags: x; y\n\n', 'Tags', ['x', 'y', 'z'], 'Title: A\nTags: x; y; z\n\n', ';'],
  ['Title: A\nSummary: one\n    two\n\n', 'Summary', 'b', '!multi-line'],
  ['Title: A\nSummary: one\n    two\n\n', 'Summary', undefined, 'Title: A\n\n'],
  ['Title: A\nSummary: one\n    two\n\n', 'Slug', 'a', 'Title: A\nSummary: one\n    two\nSlug: a\n\n'],
  ['---\ntitle: A: b\n---\nBody', 'title', 'C', '---\ntitle: C\n---\nBody'],
  ['---\ntitle: A: b\n---\nBody', 'slug', 'c', '---\ntitle: A: b\nslug: c\n---\nBody'],
  ['Title: A\n\n', 'title', 'B', 'Title: B\n\n'],
  ['Title: A\ntitle: B\n\n', 'title', 'C', '!duplicate'],
  ['Title: A\n\n', 'Title', 'a\nb', '!line-break'],
  ['Title: A\n\n', 'a:b', 'c', '!key'],
  ['Comments: true\n\n', 'Comments', false, 'Comments: false\n\n'],
] as const)('%j: %s', (text, key, value, after, separator?: string) => {
  const options = separator === undefined ? { read } : { read, separator };
  expect(edited(text, key, value, options)).toBe(after);
});

it('a new key is written as the other posts write it', () => {
  const others = ['Title: x\nSlug: y\nDate: 2020-01-01 10:00\n\n'];
  expect(edited('Title: A\nDate: 2021-01-01 10:00\n\n', 'slug', 'b', { read, others })).toBe(
    'Title: A\nSlug: b\nDate: 2021-01-01 10:00\n\n',
  );
});
