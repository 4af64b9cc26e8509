import { describe, expect, it } from 'vitest';
import { block, htmlOf, tag } from './render.test-support.ts';

describe('a heading with an id', () => {
  it.each([
    ['## A {#b}', '<h2 id="user-content-b">A</h2>'],
    ['## A *b* { #c-d }', '<h2 id="user-content-c-d">A <em>b</em></h2>'],
    ['## A {: #b }', '<h2 id="user-content-b">A</h2>'],
    ['## A ## {#b}', '<h2 id="user-content-b">A</h2>'],
    ['A {#été}\n===', '<h1 id="user-content-été">A</h1>'],
    ['## A {#b .c d="e"}', `<h2 id="user-content-b">A ${tag('', '#b .c d="e"')}</h2>`],
    ['## A {: .c}', `<h2>A ${tag('', '.c')}</h2>`],
    ['## {#b}', '<h2 id="user-content-b"></h2>'],
  ])('%j', (text, html) => {
    expect(htmlOf(text)).toBe(html);
  });

  it.each([['## A {b}'], ['## A {#}'], ['## A {#b} c'], ['## A `{#b}`']])('%j has none', text => {
    expect(htmlOf(text)).not.toContain('id=');
  });

  it('keeps the braces where the dialect says so', () => {
    expect(htmlOf('## A {#b}', { headingIds: false })).toBe('<h2>A {#b}</h2>');
  });
});

describe('an attribute list', () => {
  it.each([
    ['a\n{: #b}', '<p id="user-content-b">a</p>'],
    ['a\n{: .b c="d e" #f}', `<p id="user-content-f">a</p>${block('', '.b c="d e" #f')}`],
    ['a\n{: .b #f title="x"}', `<p id="user-content-f" title="x">a</p>${block('', '.b #f title="x"')}`],
    ['> a\n{: title="t"}', '<blockquote title="t"><p>a</p></blockquote>'],
    ['- a\n{:.b}', `<ul><li>a</li></ul>${block('', '.b')}`],
    ['{: #b}\na', '<p id="user-content-b">a</p>'],
    ['a\n\n{: .b}\n\nc', `<p>a</p>${block('', '.b')}<p>c</p>`],
    ['* TOC\n{:toc}', block('Table of contents')],
    ['a\n\n{: toc}', `<p>a</p>${block('Table of contents')}`],
    ['{:name: .a}', block('', 'name: .a')],
    ['{::options a="b" /}', block('options', 'a="b"')],
    ['~~~\na\n~~~\n{: .language-js}', '<pre><code class="language-js">a\n</code></pre>'],
    ['[a](b){:target="_blank" rel="noopener"}', '<a href="b">a</a>'],
    ['![a](b){: width="3" .c}', `<img src="b" alt="a" width="3">${tag('', 'width="3" .c')}`],
    ['*a*{:.b} c', `<em>a</em>${tag('', '.b')} c`],
    ['a {:.b}', `a ${tag('', '.b')}`],
  ])('%j', (text, html) => {
    expect(htmlOf(text).replace(/^<p>(.*)<\/p>$/, text.includes('\n') ? '$&' : '$1')).toBe(html);
  });

  it('hides what kramdown takes for a comment', () => {
    expect(htmlOf('a\n\n{::comment}\nb\n\nc\n{:/comment}\n\nd')).toBe('<p>a</p><p>d</p>');
  });

  it('may come without a colon in Python-Markdown', () => {
    const python = { attributeLists: 'python-markdown' } as const;
    expect(htmlOf('a\n{#b}', python)).toBe('<p id="user-content-b">a</p>');
    expect(htmlOf('*a*{.b}', python)).toBe(`<p><em>a</em>${tag('', '.b')}</p>`);
    expect(htmlOf('*a*{.b}')).toBe('<p><em>a</em>{.b}</p>');
    expect(htmlOf('{a}', python)).toBe('<p>{a}</p>');
  });

  it.each([['{: a'], ['{:\na}'], ['`{:.a}`'], ['{: {a} }'], ['\\{:.a}']])('%j is none', text => {
    expect(htmlOf(text)).not.toContain('generator');
  });

  it('is text where the dialect says so', () => {
    expect(htmlOf('a\n{:.b}', { attributeLists: 'none' })).toBe('<p>a\n{:.b}</p>');
  });

  it('cannot give an element what the cleaning forbids', () => {
    expect(htmlOf('[a](b){: onclick="x" style="y" href="javascript:z"}')).toBe(
      `<p><a href="b">a</a>${tag('', 'onclick="x" style="y" href="javascript:z"')}</p>`,
    );
  });
});
