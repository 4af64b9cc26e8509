import { expect, test } from 'vitest';
import { forgeUrl } from './forge-url.ts';

test.each([
  ['https://github.com/a/b.git', 'https://github.com/a/b/commit/1'],
  ['git@github.com:a/b.git', 'https://github.com/a/b/commit/1'],
  ['ssh://git@github.com:22/a/b', 'https://github.com/a/b/commit/1'],
  ['https://user:token@github.com/a/b/', 'https://github.com/a/b/commit/1'],
  ['https://gitlab.com/g/sub/b.git', 'https://gitlab.com/g/sub/b/-/commit/1'],
  ['git@gitlab.example.org:g/b.git', 'https://gitlab.example.org/g/b/-/commit/1'],
  ['https://codeberg.org/a/b.git', 'https://codeberg.org/a/b/commit/1'],
  ['git@bitbucket.org:a/b.git', 'https://bitbucket.org/a/b/commits/1'],
  ['https://git.sr.ht/~a/b', 'https://git.sr.ht/~a/b/commit/1'],
  ['/srv/blog.git', null],
  ['file:///srv/github.com/a/b', null],
  ['https://example.org/a/b.git', null],
  ['https://github.com.example.org/a/b.git', null],
  ['https://github.com/a', null],
  ['https://github.com/a/../b', null],
  ['https://github.com/a/b?"><script>', null],
])('a commit of %s is at %s', (remote, url) => {
  expect(forgeUrl(remote, '1')).toBe(url);
});

test('without a commit it is the repository', () => {
  expect(forgeUrl('git@github.com:a/b.git', null)).toBe('https://github.com/a/b');
});
