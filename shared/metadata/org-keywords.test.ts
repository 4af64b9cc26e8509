import { expect, it } from 'vitest';
import { itemsOf, textOf } from './metadata-block.ts';
import { readOrgKeywords } from './org-keywords.ts';

it('the keywords of an Org text are its metadata, up to its first words', () => {
  const text =
    '\ufeff#+TITLE: A: post\n#+date: <2024-01-03 Wed 10:00>\n#+TAGS[]: a  b\n\n#+FILETAGS: :c:d e:\n#+DRAFT:\n* Head\n#+KEY: no\n';
  const block = readOrgKeywords(text);
  expect(block?.fields.map(({ key }) => key)).toEqual(['title', 'date', 'tags', 'filetags', 'draft']);
  expect([textOf(block, 'title'), textOf(block, 'date'), textOf(block, 'draft')]).toEqual([
    'A: post',
    '2024-01-03',
    '',
  ]);
  expect([itemsOf(block, 'tags', ','), itemsOf(block, 'filetags', ',')]).toEqual([
    ['a', 'b'],
    ['c', 'd e'],
  ]);
  expect(text.slice(block?.to)).toBe('* Head\n#+KEY: no\n');
  expect(block?.fields.map(({ from, to }) => text.slice(from, to))[0]).toBe('A: post');
});

it('what is no keyword begins the text', () => {
  for (const text of ['', '* Head', '#+begin_src\n', '# +TITLE: x\n', 'x\n#+TITLE: y\n'])
    expect(readOrgKeywords(text)).toBeUndefined();
  expect(textOf(readOrgKeywords('#+date: 2024-01-02T03:04:05Z\r\n'), 'date')).toBe('2024-01-02T03:04:05Z');
});
