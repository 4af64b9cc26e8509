import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findStartPlace, pathArgument } from './start-place.ts';

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

describe('what a path stands for', () => {
  let folder: string;
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'leysin-start-')));
    writeFileSync(join(folder, 'post.md'), 'x');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is a folder, a file in its folder, or nothing there', async () => {
    expect(await findStartPlace('.', folder)).toEqual({ kind: 'place', place: { folder, file: null } });
    const file = join(folder, 'post.md');
    expect(await findStartPlace('post.md', folder)).toEqual({ kind: 'place', place: { folder, file } });
    mkdirSync(join(folder, 'desk'));
    symlinkSync(file, join(folder, 'desk/link.md'));
    expect(await findStartPlace('desk/link.md', folder)).toMatchObject({ place: { folder, file } });
    const missing = join(folder, 'none');
    expect(await findStartPlace('none', folder)).toEqual({ kind: 'missing', path: missing });
    expect(await findStartPlace('x'.repeat(10_000), folder)).toMatchObject({ kind: 'missing' });
    expect(await findStartPlace(undefined, folder)).toEqual({ kind: 'none' });
  });
});
