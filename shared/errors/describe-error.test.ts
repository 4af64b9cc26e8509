import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../app-error.ts';
import { describeError } from './describe-error.ts';

const codes: readonly ErrorCode[] = [
  'blog.not-found',
  'post.changed-on-disk',
  'file.disk-full',
  'git.auth-failed',
  'git.push-rejected',
  'publish.conflict',
  'publish.plan-changed',
  'shell.lost',
  'cancelled',
  'internal',
];

test.each(codes)('%s has a title, and sentences that end', code => {
  const { title, text } = describeError(new AppError(code));
  expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
  expect(text).toMatch(/[.]$/u);
  expect(text).not.toMatch(/undefined|\[object/u);
});

test('facts of the error stand in its words', () => {
  const { text } = describeError(new AppError('publish.conflict', { paths: ['posts/a.md', 'posts/b.md'] }));
  expect(text).toContain('posts/a.md, posts/b.md');
});

test('git’s own words are kept apart as details', () => {
  const { text, details } = describeError(new AppError('git.failed', { details: 'fatal: bad object' }));
  expect(details).toBe('fatal: bad object');
  expect(text).not.toContain('fatal');
});

test('an update in the way offers to get the changes', () => {
  const { buttons } = describeError(new AppError('git.push-rejected'));
  expect(buttons.map(button => button.label)).toEqual(['Get changes and try again', 'Get changes']);
});

test('a code of a newer version is described as internal', () => {
  expect(describeError({ code: 'future.code' as ErrorCode, data: {} }).title).toBe(
    'Something went wrong in Leysin',
  );
});

test('an inherited name is no code', () => {
  expect(describeError({ code: 'toString' as ErrorCode, data: {} }).title).toBe(
    'Something went wrong in Leysin',
  );
});
