import { expect, test } from 'vitest';
import { addItems, completeItem } from './complete-item.ts';

const known = ['snow', 'alps', 'Über', 'slow train', 'trains'];

test('what begins with the typed text comes before what contains it', () => {
  expect(completeItem(known, [], 'train')).toEqual(['trains', 'slow train']);
});

test('accents and case make no difference', () => {
  expect(completeItem(known, [], 'ube')).toEqual(['Über']);
});

test('chosen ones and the text itself are not offered', () => {
  expect(completeItem(known, ['snow'], 'sn')).toEqual([]);
  expect(completeItem(known, [], 'snow')).toEqual([]);
});

test('nothing typed offers the first eight', () => {
  expect(
    completeItem(
      Array.from({ length: 20 }, (_value, index) => `t${index}`),
      [],
      '',
    ),
  ).toHaveLength(8);
});

test('a comma ends an item, and none stands twice', () => {
  expect(addItems(['snow'], 'alps, snow,, winter ')).toEqual(['snow', 'alps', 'winter']);
  expect(addItems(['snow'], ' ')).toEqual(['snow']);
});
