import { expect, test } from 'vitest';
import { anEntry } from '../state/samples.test-support.ts';
import { describeSettled, type KeptVersion } from './describe-settled.ts';

const posts = ['a', 'b', 'c', 'd', 'e'].map(name =>
  anEntry({ path: `${name}.md`, title: name.toUpperCase() }),
);
const files = (...kinds: readonly KeptVersion[]) =>
  kinds.map((kept, index) => ({ path: posts[index]?.path ?? 'x.png', kept }));

test('what stands in each file is told by kind, and what comes next', () => {
  expect(describeSettled(files('mine', 'both', 'kept'), posts)).toBe(
    'Both versions are in “B” now, one below the other: keep what you want of them. Your version stays in “A”. “C” stays here, though deleted online. None of it is published yet: look at it, then publish.',
  );
  expect(describeSettled(files('mine', 'mine'), posts)).toContain('Your version stays in “A” and “B”.');
  expect(describeSettled(files('mixed', 'mixed', 'mixed', 'mixed', 'mixed'), posts)).toContain(
    '“A”, “B”, “C”, and 2 more have what you chose',
  );
  expect(describeSettled([{ path: 'x.png', kept: 'beside' }], posts)).toContain('x.png stays as it is here');
});

test('where all is as it is online, nothing is said of publishing', () => {
  expect(describeSettled(files('online', 'back', 'deleted'), posts)).toBe(
    'The version online is in “A” now. “B” is back, as online. “C” is deleted here, too.',
  );
});
