import { expect, test } from 'vitest';
import type { PostField } from '../../../shared/metadata/fields/post-field.ts';
import { placeFields } from './place-fields.ts';

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
const title = aField('title', { role: 'title' });
const date = aField('date', { type: 'date' });
const draft = aField('draft', { type: 'boolean' });
const slug = aField('slug');

/** The rows of a form that is broad enough for two short fields beside each other. */
function rowsOf(fields: readonly PostField[]): readonly string[] {
  const rows: string[][] = [];
  let isOpen = false;
  for (const { field, isWide } of placeFields(fields)) {
    if (isOpen && !isWide) rows.at(-1)?.push(field.id);
    else rows.push([field.id]);
    isOpen = !isWide && !isOpen;
  }
  return rows.map(row => row.join(' '));
}

test('short fields stand two and two, in their order', () => {
  const more = ['author', 'layout'].map(id => aField(id));
  expect(rowsOf([title, date, draft, slug, ...more])).toEqual([
    'title',
    'date',
    'draft slug',
    'author layout',
  ]);
});

test('no field stands in half a row alone', () => {
  const fields = [draft, date, draft, slug, aField('author'), aField('cover', { type: 'image' }), slug];
  expect(rowsOf(fields)).toEqual(['draft', 'date', 'draft slug', 'author', 'cover', 'slug']);
  expect(placeFields(fields).map(({ isWide }) => isWide)).toEqual([
    true,
    true,
    false,
    false,
    true,
    true,
    true,
  ]);
});
