import { describe, expect, it } from 'vitest';
import { isOwnWrite, rememberOwnWrite } from './own-writes.ts';

describe('own writes', () => {
  it('knows the last eight versions of a file and no others', () => {
    for (let version = 1; version <= 9; version++) rememberOwnWrite('/blog/a.md', `v${version}`);
    expect(isOwnWrite('/blog/a.md', 'v1')).toBe(false);
    for (let version = 2; version <= 9; version++) expect(isOwnWrite('/blog/a.md', `v${version}`)).toBe(true);
    expect(isOwnWrite('/blog/b.md', 'v9')).toBe(false);
  });

  it('does not forget a version because a newer one is written again and again', () => {
    rememberOwnWrite('/blog/c.md', 'old');
    for (let time = 0; time < 20; time++) rememberOwnWrite('/blog/c.md', 'new');
    expect(isOwnWrite('/blog/c.md', 'old')).toBe(true);
  });

  it('remembers a bounded number of files', () => {
    rememberOwnWrite('/blog/first.md', 'v');
    for (let file = 0; file < 500; file++) rememberOwnWrite(`/blog/${file}.md`, 'v');
    expect(isOwnWrite('/blog/first.md', 'v')).toBe(false);
    expect(isOwnWrite('/blog/499.md', 'v')).toBe(true);
  });
});
