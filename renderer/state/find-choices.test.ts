import { expect, test } from 'vitest';
import { findChoices } from './find-choices.ts';

const choices = ['alpine huts', 'Hütten', 'winter huts', ''].map(value => ({ value, count: 1 }));
const found = (typed: string) => findChoices('tag', choices, typed).map(({ value }) => value);

test('what begins so comes first, whatever accents and case', () => {
  expect(found('')).toEqual(['alpine huts', 'Hütten', 'winter huts', '']);
  expect(found('HUT')).toEqual(['Hütten', 'alpine huts', 'winter huts']);
  expect(found('huts win')).toEqual(['winter huts']);
  expect(found('no tag')).toEqual(['']);
  expect(found('gentian')).toEqual([]);
});
