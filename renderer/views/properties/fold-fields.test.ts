import { expect, test } from 'vitest';
import type { PostField } from '../../../shared/metadata/fields/post-field.ts';
import { foldFields } from './fold-fields.ts';

const aField = (id: string, change: Partial<PostField> = {}): PostField => ({
  id,
  label: id,
  key: id,
  type: 'text',
  value: '',
  suggestions: [],
  count: 1,
  ...change,
});
const absent = (count: number) => Array.from({ length: count }, (_value, index) => aField(`absent ${index}`));
const place = { path: 'a.md', from: 0, to: 1, line: 1 };

test('what the post has and what every post has is always shown', () => {
  const own = [aField('title', { role: 'title' }), aField('layout', { place })];
  const { shown, folded } = foldFields([...own, ...absent(9)]);
  expect(shown.map(({ id }) => id)).toEqual(['title', 'layout', ...absent(6).map(({ id }) => id)]);
  expect(folded.map(({ id }) => id)).toEqual(['absent 6', 'absent 7', 'absent 8']);
});

test('a few keys are not worth folding', () => {
  expect(foldFields(absent(6)).folded).toEqual([]);
});
