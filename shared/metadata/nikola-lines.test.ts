import { describe, expect, it } from 'vitest';
import type { MetadataBlock } from './metadata-block.ts';
import { textOf } from './metadata-block.ts';
import { readNikolaComment } from './nikola-comment.ts';
import { readNikolaLines } from './nikola-lines.ts';
import { readSidecar } from './sidecar.ts';

const pairs = (block: MetadataBlock | undefined) => block?.fields.map(({ key, text }) => `${key}=${text}`);

describe('bare lines', () => {
  it('end at the first empty line', () => {
    const text = '.. title: A: b\n.. tags:\n.. link: \n\n.. later: no\nBody\n';
    const block = readNikolaLines(text);
    expect(pairs(block)).toEqual(['title=A: b', 'tags=', 'link=']);
    expect(text.slice(block?.to)).toBe('.. later: no\nBody\n');
  });

  it('have ranges that hold only the value, with CRLF and a byte order mark too', () => {
    const text = '\ufeff.. title:  A b  \r\n.. tags: \r\n\r\nBody';
    const block = readNikolaLines(text);
    expect(block?.fields.map(({ from, to }) => text.slice(from, to))).toEqual(['A b', '']);
    expect(text.slice(block?.to)).toBe('Body');
  });

  it('may follow other lines of the first paragraph when a title is among them', () => {
    const text = '\n.. a comment\nWords\n.. title: A\n.. slug: b\n\nBody';
    const block = readNikolaLines(text);
    expect(pairs(block)).toEqual(['title=A', 'slug=b']);
    expect(text.slice(block?.to)).toBe('Body');
    expect(readNikolaLines('Words\n.. slug: b\n\nBody')).toBeUndefined();
    expect(readNikolaLines('Words\n\n.. title: A\n')).toBeUndefined();
  });

  it('are none where the text begins with reST markup or words', () => {
    for (const text of ['.. image:: x.png\n', '.. _link: http://x\n', '.. comment\n', 'Title\n=====\n', ''])
      expect(readNikolaLines(text)).toBeUndefined();
  });
});

describe('a comment', () => {
  it('ends the metadata with its own end', () => {
    const text = '<!--\n.. title: A\n.. date: 2020-01-01\n-->\n\nBody';
    const block = readNikolaComment(text);
    expect(pairs(block)).toEqual(['title=A', 'date=2020-01-01']);
    expect(text.slice(block?.to)).toBe('\nBody');
  });

  it('may begin after empty lines and hold one line only', () => {
    const text = '\n\n<!-- .. title: A -->Body';
    expect(pairs(readNikolaComment(text))).toEqual(['title=A']);
    expect(text.slice(readNikolaComment(text)?.to)).toBe('Body');
  });

  it('without keys is an ordinary comment', () => {
    expect(readNikolaComment('<!-- more -->\n.. title: A\n')).toBeUndefined();
    expect(readNikolaComment('.. title: A\n')).toBeUndefined();
  });

  it('that nobody closes is broken', () => {
    const block = readNikolaComment('\n<!--\n.. title: A\n\nBody');
    expect(block?.error).toBe('line 2: no --> ends the comment with the metadata');
    expect(textOf(block, 'title')).toBe('A');
  });
});

describe('a sidecar', () => {
  it('holds lines, YAML or TOML', () => {
    expect(pairs(readSidecar('.. title: A\n\n.. slug: b\n'))).toEqual(['title=A', 'slug=b']);
    expect(pairs(readSidecar('---\ntitle: A\n---\n'))).toEqual(['title=A']);
    expect(pairs(readSidecar('+++\ntitle = "A"\n+++\n'))).toEqual(['title=A']);
  });

  it('is broken when it holds something else, and fine when it holds nothing', () => {
    expect(readSidecar('title\nslug\n').error).toMatch(/^line 1/);
    expect(readSidecar('\n').error).toBeUndefined();
  });

  it('counts a repeated key with its last value, and no key as a prototype', () => {
    const block = readSidecar('.. title: A\n.. title: B\n.. __proto__: x\n.. constructor: y\n');
    expect(textOf(block, 'title')).toBe('B');
    expect(textOf(block, 'constructor')).toBe('y');
  });
});
