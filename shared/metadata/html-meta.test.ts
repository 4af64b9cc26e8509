import { describe, expect, it } from 'vitest';
import { readHtmlMeta } from './html-meta.ts';
import type { MetadataBlock } from './metadata-block.ts';

const pairs = (block: MetadataBlock | undefined) => block?.fields.map(({ key, text }) => `${key}=${text}`);

const body = (text: string) => text.slice(readHtmlMeta(text)?.to);

describe('an HTML document', () => {
  it('has its title and meta elements with exact ranges', () => {
    const text =
      '<html>\n<head lang="x">\n<title> A &amp; B </title>\n<meta name="Tags" content="a, b" />\n' +
      "<META content='2020-01-01' name=date>\n<meta charset=utf-8>\n<!-- <meta name=slug content=no> -->\n" +
      '<meta name="summary" content="">\n</head>\n<body class="x">\n<p>Body</p>\n</body></html>';
    const block = readHtmlMeta(text);
    expect(pairs(block)).toEqual(['title=A & B', 'Tags=a, b', 'date=2020-01-01', 'summary=']);
    expect(block?.fields.map(({ from, to }) => text.slice(from, to))).toEqual([
      'A &amp; B',
      'a, b',
      '2020-01-01',
      '',
    ]);
    expect(body(text)).toBe('<p>Body</p>\n</body></html>');
  });

  it('may lack the ends of its parts', () => {
    expect(pairs(readHtmlMeta('<head><title>A'))).toBeUndefined();
    expect(pairs(readHtmlMeta('<head><meta name=slug content=a-b'))).toEqual(['slug=a-b']);
    expect(body('<head><title>A</title><body>Text')).toBe('Text');
    expect(body('<head><title>A</title></head>Text')).toBe('Text');
    expect(readHtmlMeta('<head><title>A</title></head>Text')?.isOpen).toBe(true);
    expect(readHtmlMeta('<head><title>A</title></head><body>Text')?.isOpen).toBeUndefined();
  });

  it('reads no number that is no character', () => {
    expect(pairs(readHtmlMeta('<head><title>&#65;&#x42;&#0;&#x110000;&nope;</title>'))).toEqual([
      'title=AB&#0;&#x110000;&nope;',
    ]);
  });

  it('without a head has none', () => {
    for (const text of ['', '<p>x', '<title>A</title>', '<head></head>', '<header><title>A</title></header>'])
      expect(readHtmlMeta(text)).toBeUndefined();
  });

  it('is read in time in step with its length', () => {
    const started = performance.now();
    for (const part of ['<!--', '<meta ', '<meta name="', '<title>', ' ', '<head ', '<body ', '</head '])
      readHtmlMeta(`<head>${part.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
