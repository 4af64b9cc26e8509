import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test.each([
  ['https://user:pass@host/x.git', 'https://host/x.git'],
  ['https://user:p@ss@host/x.git', 'https://host/x.git'],
  ["fatal: unable to access 'https://token@host/': 403", "fatal: unable to access 'https://host/': 403"],
  ['ssh://git@host/x', 'ssh://host/x'],
  [`bad ghp_${'a'.repeat(36)}.`, 'bad ….'],
  [`github_pat_${'b'.repeat(40)}`, '…'],
  [`glpat-${'c'.repeat(20)}`, '…'],
  ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic …'],
  ['https://host/x?access_token=abc&y=1', 'https://host/x?access_token=…&y=1'],
])('%j leaves as %j', (text, clean) => {
  expect(redact(text)).toBe(clean);
});

test.each(['git@github.com:a/b.git', 'writer@example.org', 'https://host/a@b', 'a: b'])('%j stays', text => {
  expect(redact(text)).toBe(text);
});
