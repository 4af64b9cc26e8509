import { expect, test } from 'vitest';
import type { PastFile, PastPublish } from '../../shared/model/history.ts';
import { summaryOf } from '../errors/describe-past.ts';
import { pastNames } from './past-names.ts';

const file = (path: string, from: string | null = null): PastFile => ({
  path,
  from,
  change: from === null ? 'modified' : 'renamed',
  title: null,
});

const publish = (commit: string, ...files: PastFile[]): PastPublish => ({
  commit,
  instant: 0,
  author: 'A Writer',
  message: commit,
  files,
  moreFiles: 0,
  isOnline: true,
});

test('a renamed post is found under the name it had after each publish', () => {
  const names = pastNames(
    [
      publish('e', file('c.md')),
      publish('d', file('c.md', 'b.md'), file('x.md', 'c.md')),
      publish('c', file('picture.png')),
      publish('b', file('b.md', 'a.md')),
      publish('a', file('a.md')),
    ],
    'c.md',
  );
  expect([...names]).toEqual([
    ['e', 'c.md'],
    ['d', 'c.md'],
    ['c', 'b.md'],
    ['b', 'b.md'],
    ['a', 'a.md'],
  ]);
});

test('a publish is summed up by the titles of its posts first', () => {
  const titled = { ...file('posts/a.md'), title: 'A post' };
  expect(summaryOf(publish('a', file('conf.py'), titled, { ...titled, path: 'posts/a.meta' }))).toBe(
    '“A post” and 1 more',
  );
  expect(summaryOf(publish('a', titled))).toBe('“A post”');
  expect(summaryOf({ files: [file('b.png')], moreFiles: 2 })).toBe('b.png and 2 more');
  expect(summaryOf({ files: [], moreFiles: 0 })).toBe('No file of this blog');
});
