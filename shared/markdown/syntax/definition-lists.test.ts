import { describe, expect, it } from 'vitest';
import { htmlOf } from './render.test-support.ts';

describe('a definition list', () => {
  it.each([
    ['Term\n: text *a*', '<dl><dt>Term</dt><dd>text <em>a</em></dd></dl>'],
    ['A\n`B`\n: one\n: two', '<dl><dt>A</dt><dt><code>B</code></dt><dd>one</dd><dd>two</dd></dl>'],
    ['A\n:   one\n\n    two', '<dl><dt>A</dt><dd><p>one</p><p>two</p></dd></dl>'],
    ['A\n: one\n  - x\n  - y', '<dl><dt>A</dt><dd>one<ul><li>x</li><li>y</li></ul></dd></dl>'],
    ['A\n: one\ngoes on', '<dl><dt>A</dt><dd>one\ngoes on</dd></dl>'],
    ['A\n: one\n\nB', '<dl><dt>A</dt><dd>one</dd></dl><p>B</p>'],
    ['- A\n  : one', '<ul><li><dl><dt>A</dt><dd>one</dd></dl></li></ul>'],
    ['# A\n: one', '<h1>A</h1><dl><dd><p>one</p></dd></dl>'],
    ['A\n\n: one', '<p>A</p><dl><dd><p>one</p></dd></dl>'],
  ])('%j', (text, html) => {
    expect(htmlOf(text)).toBe(html);
  });

  it('wants four columns of Python-Markdown, and elsewhere as many as the first line has', () => {
    const text = 'A\n: one\n\n  two';
    expect(htmlOf(text)).toBe('<dl><dt>A</dt><dd><p>one</p><p>two</p></dd></dl>');
    expect(htmlOf(text, { name: 'python-markdown' })).toBe('<dl><dt>A</dt><dd>one</dd></dl><p>two</p>');
  });

  it.each([['A\n:one'], ['A\n:'], ['A : b']])('%j is none', text => {
    expect(htmlOf(text)).toBe(`<p>${text}</p>`);
  });

  it('is text where the dialect says so', () => {
    expect(htmlOf('A\n: b', { definitionLists: false })).toBe('<p>A\n: b</p>');
  });
});
