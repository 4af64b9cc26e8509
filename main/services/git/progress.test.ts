import { expect, test } from 'vitest';
import { transferFraction } from './progress.ts';

test('transfer lines give a fraction that grows from stage to stage, other lines none', () => {
  const lines = [
    'Enumerating objects: 50% (1/2)',
    'remote: Counting objects: 100% (2/2), done.',
    'Compressing objects:  10% (1/10)',
    'Writing objects:  40% (4/10)',
    'Receiving objects: 100% (10/10), 1 MiB | 2 MiB/s, done.',
    'Resolving deltas: 100% (2/2), done.',
  ];
  const fractions = lines.map(line => transferFraction(line) ?? -1);
  expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
  expect(fractions[0]).toBeGreaterThan(0);
  expect(fractions.at(-1)).toBe(1);
  expect(transferFraction('fatal: 50% wrong')).toBeNull();
  expect(transferFraction('Enumerating objects: 7, done.')).toBeNull();
});
