import { expect, it } from 'vitest';
import { matchesGlob } from './matches-glob.ts';

it.each([
  ['**/*.md', 'a.md', true],
  ['**/*.md', 'a/b/c.md', true],
  ['*.md', 'a/b.md', false],
  ['./a/*.{md,mdx}', 'a/b.mdx', true],
  ['a/**', 'a/b/c', true],
  ['a/**/c', 'a/c', true],
  ['**/_*.md', 'x/_a.md', true],
  ['**/_*.md', 'x/a_.md', false],
  ['a?c*', 'abcdef', true],
  ['[a].md', '[a].md', true],
  ['[a].md', 'a.md', false],
  ['{a,b', '{a,b', true],
])('%s and %s: %s', (pattern, path, matches) => {
  expect(matchesGlob(pattern, path)).toBe(matches);
});

it('is soon done with any pattern', () => {
  const start = performance.now();
  expect(matchesGlob(`${'*a'.repeat(5000)}b`, 'a'.repeat(5000))).toBe(false);
  expect(matchesGlob('**/'.repeat(5000), 'a/'.repeat(2000))).toBe(false);
  expect(matchesGlob('{a,b}'.repeat(1000), 'x')).toBe(false);
  expect(performance.now() - start).toBeLessThan(5000);
});
