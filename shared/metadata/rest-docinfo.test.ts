import { describe, expect, it } from 'vitest';
import type { MetadataBlock } from './metadata-block.ts';
import { readRestDocinfo } from './rest-docinfo.ts';

const pairs = (block: MetadataBlock | undefined) => block?.fields.map(({ key, text }) => `${key}=${text}`);

const body = (text: string) => text.slice(readRestDocinfo(text)?.to);

describe('a reST text', () => {
  it('has a title and fields with exact ranges', () => {
    const text =
      '\ufeffA title\r\n=======\r\n\r\n:Date: 2020-01-01\r\n:tags:  a, b \r\n:empty:\r\n\r\nBody\r\n';
    const block = readRestDocinfo(text);
    expect(block?.style).toBe('rest-docinfo');
    expect(pairs(block)).toEqual(['title=A title', 'Date=2020-01-01', 'tags=a, b', 'empty=']);
    expect(block?.fields.map(({ from, to }) => text.slice(from, to))).toEqual([
      'A title',
      '2020-01-01',
      'a, b',
      '',
    ]);
    expect(body(text)).toBe('Body\r\n');
  });

  it('may have a line above the title, comments before it and no empty line below', () => {
    const text = '.. a comment\n   over two lines\n\n#####\n Ti:t\n#####\n:slug: s\nBody\n';
    expect(pairs(readRestDocinfo(text))).toEqual(['title=Ti:t', 'slug=s']);
    expect(body(text)).toBe('Body\n');
  });

  it('may have fields without a title, and values over several lines', () => {
    const text = ':summary: One\n  two\n\n  three\n:tags: x\n\nBody';
    expect(pairs(readRestDocinfo(text))).toEqual(['summary=One\ntwo\nthree', 'tags=x']);
    expect(body(text)).toBe('Body');
  });

  it('may have a title alone', () => {
    const text = 'Title\n-----\n\n.. a comment\n\nText :date: x\n:slug: no\n';
    expect(pairs(readRestDocinfo(text))).toEqual(['title=Title']);
    expect(body(text)).toBe('Text :date: x\n:slug: no\n');
  });

  it('without both has none', () => {
    for (const text of [
      '',
      'Words\nmore\n',
      ':ref:`x` begins\n',
      'A long title\n==\n',
      '.. image:: x.png\n\nTitle\n=====\n',
      '=====\n',
      '=====\nTitle\n-----\n',
    ])
      expect(readRestDocinfo(text)).toBeUndefined();
  });

  it('is read in time in step with its length', () => {
    const text = `Title\n=====\n:a: b\n${'   \n'.repeat(100_000)}${'  x\n'.repeat(100_000)}${'='.repeat(200_000)}x`;
    const started = performance.now();
    expect(readRestDocinfo(text)?.fields).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
