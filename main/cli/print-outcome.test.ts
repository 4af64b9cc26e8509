import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { PublishOutcome } from '../../shared/model/publish.ts';
import { outcomeOf, printOutcome } from './print-outcome.ts';

const outcome: PublishOutcome = {
  result: 'published',
  commit: '0123456789abcdef0123456789abcdef01234567',
  url: 'https://forge.example/blog/commit/0123456789',
  files: ['posts/a.md'],
};

function print(words: Parameters<typeof printOutcome>[1], printed = outcome): readonly string[] {
  const lines: string[] = [];
  const add = (line: string) => void lines.push(line);
  printOutcome(printed, words, { cwd: '', env: {}, programRoot: '', out: add, say: add });
  return lines;
}

test('what was published is named with its place', () => {
  const lines = [`Published 0123456789 ${outcome.url}`, '  posts/a.md'];
  expect(print({ isJson: false, nothing: '' })).toEqual(lines);
});

test('what a hook made of a post is told', () => {
  const lines = print({ isJson: false, nothing: '' }, { ...outcome, rewritten: ['posts/a.md'] });
  expect(lines.at(-1)).toBe('A hook changed as it was committed: posts/a.md');
});

test('what was got is not called published', () => {
  expect(print({ isJson: false, done: 'Got changes', nothing: '' })).toEqual(['Got changes', '  posts/a.md']);
});

test('JSON has the words of the public surface, and what was got is not called published there', () => {
  const json = (words: { readonly done?: string }) => {
    const [line = ''] = print({ isJson: true, nothing: '', ...words });
    return JSON.parse(line);
  };
  expect(json({})).toEqual({ ...outcome });
  expect(json({ done: 'Got changes' })).toEqual({ ...outcome, result: 'committed' });
});

test('a mistake of ours is told as a refusal, so that JSON says it, too', async () => {
  const fails = async () => {
    throw new AppError('internal');
  };
  expect(await outcomeOf(fails)).toMatchObject({ result: 'refused', error: { code: 'internal' } });
});
