import { expect, test } from 'vitest';
import type { LeftFile, RestOfBlog } from '../model/publish.ts';
import { describeEmptyPlan, describeNothing } from './describe-nothing.ts';

const clean: RestOfBlog = { asked: 1, posts: 0, others: 0, kept: 0, waiting: 0, isBehind: false };
const say = (change: Partial<RestOfBlog>) => {
  const { text, next } = describeNothing({ ...clean, ...change });
  return next === null ? text : `${text} [${next.label}]`;
};

test('that all of it is online is said only where it is so', () => {
  expect(say({})).toBe('Nothing to publish: all of it is online');
  expect(say({ asked: null })).toBe('Nothing to publish: all of it is online');
  expect(say({ kept: 1 })).toBe('Nothing to publish: all posts are online');
});

test('what else is to be done is said, with the next step', () => {
  expect(say({ posts: 3 })).toBe(
    'Nothing to publish in this post; 3 other files changed here [Look at the other changes]',
  );
  expect(say({ posts: 1, asked: 2 })).toBe(
    'Nothing to publish in these posts; 1 other file changed here [Look at the other changes]',
  );
  expect(say({ posts: 2, others: 1, asked: null })).toBe(
    'Nothing to publish; 3 other files changed here [Look at the other changes]',
  );
  expect(say({ others: 1 })).toBe(
    'Nothing to publish in this post; 1 file that belongs to no post changed here [Look at the other changes]',
  );
  expect(say({ others: 2, asked: null })).toBe(
    'Nothing to publish; 2 files that belong to no post changed here [Look at the other changes]',
  );
  expect(say({ isBehind: true })).toBe(
    'Nothing to publish in this post; there is something new online [Get what is online]',
  );
});

test('what waits for a choice comes first, then other posts, then what is online', () => {
  expect(say({ waiting: 2, posts: 1, isBehind: true })).toBe(
    'Nothing to publish in this post; 2 files wait for a choice between versions; 1 other file changed here [Choose versions]',
  );
  expect(say({ waiting: 1, isBehind: true })).toBe(
    'Nothing to publish in this post; 1 file waits for a choice between versions [Choose versions]',
  );
  expect(say({ posts: 1, isBehind: true })).toBe(
    'Nothing to publish in this post; 1 other file changed here; there is something new online [Look at the other changes]',
  );
  expect(say({ others: 1, isBehind: true })).toMatch(/ \[Get what is online\]$/);
});

test('an empty plan says no more than what stays behind allows', () => {
  const left = (...reasons: LeftFile['why'][]) =>
    describeEmptyPlan({ files: reasons.map(why => ({ path: why, why })), more: 0 });
  expect(left()).toBe('Nothing to publish: all of it is online');
  expect(left('ignored')).toBe('Nothing to publish: all of it is online');
  expect(left('no-post', 'ignored')).toBe('Nothing to publish: all posts are online');
  expect(left('other-post', 'no-post')).toBe('Nothing to publish in this post');
});
