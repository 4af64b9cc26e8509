import { describe, expect, it } from 'vitest';
import { pathArgument } from './path-argument.ts';

describe('the path on a command line', () => {
  it.each([
    [['--', 'blog'], 'blog'],
    [['app', '--', '/a b/ü'], '/a b/ü'],
    [['--inspect=0', 'app', '--', '-rf'], '-rf'],
    [['app'], undefined],
    [['app', '--'], undefined],
    [['app', '--', ''], undefined],
    [['app', '--', 'a\0b'], undefined],
  ])('in development %j is %j', (args, path) => {
    expect(pathArgument(args, false)).toBe(path);
  });

  it.each([
    [['post.md'], 'post.md'],
    [['-psn_0_1', '--flag', 'post.md', 'other.md'], 'post.md'],
    [['--flag'], undefined],
    [['x', '--', 'y'], 'y'],
    [['file:///blog/a%20b.md'], '/blog/a b.md'],
    [['file://host/share'], undefined],
    [['file:///a%00b'], undefined],
    [[], undefined],
  ])('packaged %j is %j', (args, path) => {
    expect(pathArgument(args, true)).toBe(path);
  });
});
