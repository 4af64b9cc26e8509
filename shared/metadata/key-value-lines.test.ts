import { describe, expect, it } from 'vitest';
import { readKeyValueLines } from './key-value-lines.ts';
import { fieldOf, type MetadataBlock, textOf } from './metadata-block.ts';

const pairs = (block: MetadataBlock | undefined) => block?.fields.map(({ key, text }) => `${key}=${text}`);

const values = (text: string) => readKeyValueLines(text)?.fields.map(({ from, to }) => text.slice(from, to));

const body = (text: string) => text.slice(readKeyValueLines(text)?.to);

describe('key-value lines', () => {
  it('are read up to the first empty line, with colons and brackets in the values', () => {
    const text = 'Title: A: b\ndate:2020-01-01\ntags: [a, b]\nempty:\n\nlater: no\n';
    const block = readKeyValueLines(text);
    expect(block?.style).toBe('key-value');
    expect(pairs(block)).toEqual(['Title=A: b', 'date=2020-01-01', 'tags=[a, b]', 'empty=']);
    expect(values(text)).toEqual(['A: b', '2020-01-01', '[a, b]', '']);
    expect(body(text)).toBe('later: no\n');
  });

  it('end before the first line that is no key', () => {
    expect(body('Title: A\nKey : no key\n')).toBe('Key : no key\n');
    expect(body('Title: A\nÜ: no key')).toBe('Ü: no key');
    expect(body('Title: A\n  - not indented enough\n')).toBe('  - not indented enough\n');
  });

  it('end with --- or ... as well, which is no part of the body', () => {
    expect(body('Title: A\n---\nBody')).toBe('Body');
    expect(body('Title: A\n... x\nBody')).toBe('Body');
  });

  it('may stand below --- without being YAML', () => {
    const text = '---\ntitle: Yaml: with colon\ntags: [a\n\t---\n---\nBody\n';
    const block = readKeyValueLines(text);
    expect(block?.style).toBe('key-value-fenced');
    expect(pairs(block)).toEqual(['title=Yaml: with colon', 'tags=[a\n---']);
    expect(body(text)).toBe('Body\n');
    expect(body('---\ntitle: a\n\nBody')).toBe('Body');
  });

  it('go on in lines indented by four columns, tabs counted', () => {
    const text = 'Summary: One\n    two: three  \n \tfour\nTags:\n    a\n   Slug: s\n';
    const block = readKeyValueLines(text);
    expect(pairs(block)).toEqual(['Summary=One\ntwo: three\nfour', 'Tags=a', 'Slug=s']);
    expect(block?.fields.map(({ items }) => items)).toEqual([
      ['One', 'two: three', 'four'],
      ['', 'a'],
      undefined,
    ]);
    expect(values(text)).toEqual(['One\n    two: three  \n \tfour', '\n    a', 's']);
  });

  it('have exact ranges with a byte order mark, CRLF and a no-break space', () => {
    const text = '\ufeffTitle:  A b  \r\nDate:\u00a02020\r\nTags: \r\n\r\nBody';
    expect(values(text)).toEqual(['A b', '2020', '']);
    expect(body(text)).toBe('Body');
    expect(readKeyValueLines(text)?.from).toBe(1);
  });

  it('keep repeated keys and keys that differ only in case', () => {
    expect(pairs(readKeyValueLines('tag: a\ntag: b\nTag: c\n__proto__: d\n'))).toEqual([
      'tag=a',
      'tag=b',
      'Tag=c',
      '__proto__=d',
    ]);
  });

  it('are none where the first line is empty, words, or a fence without keys', () => {
    for (const text of [
      '',
      '\nTitle: A\n',
      'Words\nTitle: A\n',
      '    Title: A\n',
      '---\n\nTitle: A\n',
      '---\n# x\n',
    ])
      expect(readKeyValueLines(text)).toBeUndefined();
  });

  it('take time in step with their length', () => {
    const text = `Title: ${' \t'.repeat(200_000)}\n${'    x\n'.repeat(100_000)}`;
    const started = performance.now();
    expect(readKeyValueLines(text)?.fields[0]?.items).toHaveLength(100_001);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

it('a key of key-value lines is found in any case, the first of several', () => {
  for (const fence of ['', '---\n']) {
    const block = readKeyValueLines(`${fence}Title: A\ntitle: B\nTAGS:\n\n`);
    expect([textOf(block, 'title'), textOf(block, 'TITLE'), textOf(block, 'tags')]).toEqual(['A', 'A', '']);
    expect(fieldOf(block, 'tag')).toBeUndefined();
  }
});
