import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { goldmarkDialect } from '../generators/dialects/goldmark-dialect.ts';
import { commonMark, kramdown, pythonMarkdown } from '../generators/dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../generators/generator.ts';
import { htmlSamples } from './html-samples.test-support.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { renderWithRemark } from './remark.test-support.ts';
import { visibleText } from './visible-text.test-support.ts';

const runs = process.env.LEYSIN_LONG === '1' ? 10_000 : 300;
const timeoutMs = 300_000;

function convert(html: string, dialect: MarkdownDialect = pythonMarkdown): string {
  return htmlToMarkdown(html, { dialect }).markdown;
}

function lost(html: string): Record<string, number> {
  const { report } = htmlToMarkdown(html, { dialect: pythonMarkdown });
  return Object.fromEntries(report.lost.map(({ what, count }) => [what, count]));
}

describe('line breaks', () => {
  test('two breaks end a paragraph, one is a hard break, and those at the end go', () => {
    const html = 'one<br>\ntwo<br>\n<br>\nthree<br>\n<h2>\nHead</h2>\nfour<br>';
    expect(convert(html)).toBe('one  \ntwo\n\nthree\n\n## Head\n\nfour\n');
    expect(convert(html, commonMark)).toBe('one\\\ntwo\n\nthree\n\n## Head\n\nfour\n');
  });

  test('formatting that spans a paragraph break is set on both paragraphs', () => {
    expect(convert('<i>a<br><br>b</i>')).toBe('*a*\n\n*b*\n');
    expect(convert('<b><p>a</p><p>b</p></b>')).toBe('**a**\n\n**b**\n');
  });

  test('a line end in the source stays one, unless the blog shows it', () => {
    expect(convert('<p>a\nb</p>')).toBe('a\nb\n');
    expect(convert('<p>a\nb</p>', { ...commonMark, newlineIsBreak: true })).toBe('a b\n');
  });
});

describe('escapes', () => {
  test.each([
    ['HPy_METH_KEYWORDS', 'HPy_METH_KEYWORDS'],
    ['a void* pointer', 'a void* pointer'],
    ['void* and char*', 'void\\* and char\\*'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['__init__', '\\_\\_init__'],
    ['the _ast module', 'the _ast module'],
    ['the _ast of x_', 'the \\_ast of x_'],
    ['one -- two', 'one -- two'],
    ['C++ and 1.5 and x.', 'C++ and 1.5 and x.'],
    ['1. first', '1\\. first'],
    ['#python', '\\#python'],
    ['- dash', '\\- dash'],
    ['-D tests', '-D tests'],
    ['> quote', '\\> quote'],
    ['HPy & PyPy', 'HPy & PyPy'],
    ['&lt;tag&gt; &amp;amp; 1 &lt; 2', '&lt;tag> &amp;amp; 1 < 2'],
    ['a[0] and b[1]', 'a[0] and b[1]'],
    ['[a](b)', '\\[a\\](b)'],
    ['see [1', 'see \\[1'],
    ['C:\\dir and \\*', 'C:\\dir and \\\\*'],
    ['a\\&nbsp; b', 'a\\\\&nbsp; b'],
    ['~~~ and ===', '&#126;~~ and ==='],
    ['===', '&#61;=='],
    ['a ` b', 'a ` b'],
    ['`a` b', '\\`a\\` b'],
    ['{: .c}', '\\{: .c}'],
  ])('python-markdown: %s', (html, markdown) => {
    expect(convert(`<p>${html}</p>`)).toBe(`${markdown}\n`);
  });

  test('strikethrough is escaped only where the dialect has it', () => {
    expect(convert('<p>~~a~~</p>')).toBe('~~a~~\n');
    expect(convert('<p>~~a~~</p>', commonMark)).toBe('\\~\\~a\\~\\~\n');
  });

  test('kramdown would make a table of every pipe', () => {
    expect(convert('<p>a | b</p>', kramdown)).toBe('a \\| b\n');
  });
});

describe('what Markdown has words for', () => {
  test.each([
    ['a linked picture', '<a href="/b.jpg"><img src="/s.jpg" alt="x"></a>', '[![x](/s.jpg)](/b.jpg)'],
    ['a link with title and parentheses', '<a href="/a_(b)" title="T">x</a>', '[x](/a_(b) "T")'],
    ['a link with a space', '<a href="/a b">x</a>', '[x](</a b>)'],
    ['code with backticks', '<tt>a`b</tt>', '``a`b``'],
    ['a linked code span', '<code><a href="/x">f</a></code>', '[`f`](/x)'],
    ['bold in italic', '<i>a <b>b</b> c</i>', '*a __b__ c*'],
    ['bold neighbours', '<b>a</b><b>b</b>', '**ab**'],
    ['bold with space at its edges', 'a<b> b </b>c', 'a **b** c'],
    ['bold by style', '<span style="font-weight: bold;">b</span>', '**b**'],
    ['struck text without strikethrough', '<strike>x</strike>', '<s>x</s>'],
    ['superscript', 'x<sup>2</sup>', 'x<sup>2</sup>'],
    ['a comment', '<p>a</p><!-- more --><p>b</p>', 'a\n\n<!-- more -->\n\nb'],
    ['a nested list', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n    - b\n- c'],
    ['a numbered list', '<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['two lists in a row', '<ul><li>a</li></ul><ul><li>b</li></ul>', '- a\n\n<!-- -->\n\n- b'],
    ['a quotation', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['code with its language', '<pre class="brush: py">x = 1\n\ny</pre>', '```py\nx = 1\n\ny\n```'],
    ['code with a fence in it', '<pre>```\nx</pre>', '````\n```\nx\n````'],
    ['code in an item', '<ul><li>a<pre>b</pre></li></ul>', '- a\n\n        b'],
    ['a table', '<table><tr><th>a</th></tr><tr><td>x|y</td></tr></table>', '| a |\n| --- |\n| x\\|y |'],
    ['a heading ending in #', '<h2>C#</h2>', '## C\\#'],
    ['loose text between blocks', '<h2>h</h2>a<hr>b', '## h\n\na\n\n---\n\nb'],
  ])('%s', (_, html, markdown) => {
    expect(convert(html)).toBe(`${markdown}\n`);
  });

  test('an anchor stays where a link points to it, and goes elsewhere', () => {
    expect(convert('<a href="#x">y</a><h2 id="x">H</h2>')).toBe('[y](#x)\n\n## <a id="x"></a>H\n');
    expect(convert('<h2 id="x">H</h2>')).toBe('## H\n');
    expect(lost('<h2 id="x">H</h2>')).toEqual({ 'attribute id on h2': 1 });
  });

  test('nothing but wrappers and empty elements is nothing', () => {
    expect(convert('<html><body><div><p> </p><b></b><br><ul></ul>&nbsp;</div></body></html>')).toBe('');
  });
});

describe('what Markdown has no words for', () => {
  test.each([
    '<iframe src="https://example.org/v" width="5"></iframe>',
    '<dl><dt>a</dt><dd>b</dd></dl>',
    '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
    '<pre>a <b>b</b></pre>',
  ])('stays as it is: %s', html => {
    expect(convert(html)).toBe(`${html}\n`);
    expect(lost(html)).toEqual({});
  });

  test('an item python-markdown could not read makes the whole list HTML', () => {
    const html = '<ul>\n<li>a<table><tbody><tr><td>1</td></tr></tbody></table></li>\n</ul>';
    expect(convert(html)).toBe(`${html}\n`);
    expect(convert(html, commonMark)).toMatch(/^- a\n\n {2}<table>/);
  });

  test('attributes that go are counted by name and element', () => {
    const html = '<div style="x" class="c"><a class="r" href="/">a</a> <a class="r" href="/">b</a></div>';
    expect(lost(html)).toEqual({
      'attribute style on div': 1,
      'attribute class on div': 1,
      'attribute class on a': 2,
    });
  });
});

describe('properties over small HTML texts', () => {
  test(
    'a reader of the rendered Markdown sees the same words in the same paragraphs',
    () => {
      fc.assert(
        fc.property(htmlSamples, html => {
          const rendered = visibleText(renderWithRemark(convert(html, commonMark)));
          const original = visibleText(html);
          expect(rendered.blocks).toEqual(original.blocks);
          expect(rendered.images).toEqual(original.images);
          expect(new Set(rendered.links)).toEqual(new Set(original.links));
          expect(rendered.comments).toEqual(original.comments);
        }),
        { numRuns: runs },
      );
    },
    timeoutMs,
  );

  test('control: the comparison sees a lost word, a lost paragraph break and a visible backslash', () => {
    const blocks = (html: string): readonly string[] => visibleText(html).blocks;
    expect(blocks('<p>a b</p>')).not.toEqual(blocks('<p>a</p>'));
    expect(blocks('a<br><br>b')).not.toEqual(blocks('<p>a b</p>'));
    expect(blocks('a<br>b')).not.toEqual(blocks('<p>a b</p>'));
    expect(blocks('a_b')).not.toEqual(blocks('a\\_b'));
    expect(blocks('a<br>\n<br>b')).toEqual(blocks('<p>a</p><p>b</p>'));
  });

  test(
    'converting what was converted and rendered changes no word any more',
    () => {
      fc.assert(
        fc.property(htmlSamples, html => {
          const once = renderWithRemark(convert(html, commonMark));
          const twice = renderWithRemark(convert(once, commonMark));
          expect(visibleText(twice).blocks).toEqual(visibleText(once).blocks);
        }),
        { numRuns: runs },
      );
    },
    timeoutMs,
  );
});

test('plain prose is converted to the same Markdown again', () => {
  const markdown =
    '## Head\n\nText with [a link](/x) and\\\nHPy_METH.\n\n- one\n- two\n\n> quoted\n\n```py\nx\n```\n';
  expect(convert(renderWithRemark(markdown), commonMark)).toBe(markdown);
});

test('a text nested beyond measure is refused with a code', () => {
  expect(() => convert('<div>'.repeat(100_000))).toThrow('post.cannot-convert');
  expect(convert(`${'<div>'.repeat(100)}x`)).toBe('x\n');
});

test('long runs of one character or element take no time that grows with their square', () => {
  expect(convert(`<p>${'_'.repeat(200_000)}a</p>`)).toHaveLength(200_002);
  expect(convert(`${'<br>'.repeat(200_000)}a`)).toBe('a\n');
});

describe('HTML that stays', () => {
  const dropped = (html: string, dialect: MarkdownDialect = goldmarkDialect({})) =>
    htmlToMarkdown(html, { dialect }).report.dropped.map(({ what, count }) => `${what} ${count}`);

  test('is told where the generator leaves it out, comments apart', () => {
    expect(dropped('<p>H<sub>2</sub>O <sub>x</sub> <!-- more --></p>')).toEqual(['<sub> around its words 2']);
    expect(dropped('<iframe src="https://example.org/"></iframe>')).toEqual([
      '<iframe> with what is in it 1',
    ]);
    expect(dropped('<p>a <svg></svg> b</p>')).toEqual(['<svg> with what is in it 1']);
    expect(dropped('<p id="x">a</p><a href="#x">b</a>')).toEqual(['an anchor that links lead to 1']);
    expect(dropped('<p><a href="/x"></a></p>')).toEqual(['a link without words 1']);
    expect(dropped('<p><img alt="a"></p>')).toEqual(['<img> without an address 1']);
    expect(dropped('<h2>a<br>b</h2><table><tr><th>a<br>b<br>c</th></tr></table>')).toEqual([
      '<br> in a heading 1',
      '<br> in a cell 2',
    ]);
    expect(dropped('<ul><li>a</li></ul><ul><li>b</li></ul><p>a<br>b</p><pre>c</pre>')).toEqual([]);
  });

  test('is no loss where the generator keeps it', () => {
    for (const dialect of [commonMark, kramdown, pythonMarkdown, goldmarkDialect({ unsafe: true })])
      expect(dropped('<p>H<sub>2</sub>O</p><details>x</details>', dialect)).toEqual([]);
  });
});
