import { describe, expect, it } from 'vitest';
import { testContext } from './context.test-support.ts';
import type { RenderContext } from './preview-protocol.ts';
import { renderArticle } from './render-article.ts';

const render = (text: string, changes: Partial<RenderContext> = {}): string =>
  renderArticle(text, testContext(changes)).html;
/** Without the line numbers, where a test is about something else. */
const plain = (text: string, changes: Partial<RenderContext> = {}): string =>
  render(text, changes).replaceAll(/ data-line="\d+"/g, '');

describe('lines', () => {
  it('counts lines in the file, metadata included', () => {
    const html = render('---\ntitle: A\n---\n\n# One\n\ntext\n\n- a\n- b\n\n| x |\n|---|\n| y |\n');
    expect(html).toContain('<h1 data-line="5"');
    expect(html).toContain('<p data-line="7"');
    expect(html).toContain('<ul data-line="9">');
    expect(html).toContain('<li data-line="10">');
    expect(html).toContain('<tr data-line="14">');
  });
  it('gives the outermost elements of raw HTML their line', () => {
    expect(render('a\n\n<span>x</span>\n')).toContain('<p data-line="3"><span>');
    expect(render('a\n\n<div>\n\n*b*\n\n</div>\n')).toMatch(
      /<div data-line="3">\s*<p data-line="5"><em>b<\/em><\/p>\s*<\/div>/,
    );
  });
  it('gives the footnote section none', () => {
    const html = render('a[^1]\n\n[^1]: note\n');
    expect(html).toContain('<section');
    expect(html.slice(html.indexOf('<section'))).not.toContain('data-line');
  });
  it('keeps lines through highlighting and math', () => {
    const html = render('```js\nlet a;\n```\n\n$$\nx\n$$\n');
    expect(html).toContain('<pre data-line="1">');
    expect(html).toMatch(/<div class="math-display" data-line="5">/);
  });
});

describe('cleaning', () => {
  it('drops scripts, styles, handlers and frames', () => {
    const html = plain(
      '<script>alert(1)</script><style>p{}</style><p onclick="x()" style="color:red">t</p>\n\n<iframe src="https://video.example/x"></iframe>\n',
    );
    expect(html).not.toMatch(/script|style|onclick|<iframe/);
    expect(html).toContain('Embedded content from video.example');
  });
  it('keeps only web, mail and relative links', () => {
    const html = plain(
      '[a](javascript:alert(1)) [b](https://x.example/) [c](mailto:a@b.example) [d](../x.md)',
    );
    expect(html).not.toContain('javascript');
    expect(html).toContain('href="https://x.example/"');
    expect(html).toContain('href="mailto:a@b.example"');
    expect(html).toContain('href="../x.md"');
  });
  it("prefixes the user's own ids and keeps links to them working", () => {
    expect(plain('<p id="place">a</p>\n\n[go](#place)')).toContain('href="#user-content-place"');
  });
  it('lets no footnote of raw HTML pose as the generated section', () => {
    expect(render('<section data-footnotes class="footnotes">x</section>')).toContain('data-line="1"');
  });
});

describe('media', () => {
  it('shows the pictures of the blog through its own address, each segment encoded', () => {
    expect(plain('![cat](</images/my cat#.png>)')).toContain('src="/assets/key/images/my%20cat');
  });
  it('puts a label in the place of remote pictures', () => {
    const html = plain('![a cat](https://pics.example/cat.png)');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('src=');
    expect(html).toContain('Image from pics.example not shown: a cat');
  });
  it('takes a picture without alt as it is', () => {
    expect(plain('<img src="a.png">')).toContain('<img src=');
  });
});

describe('enrichment', () => {
  it('numbers headings of the same name', () => {
    const html = plain('# Name\n\n# Name\n\n# Name\n');
    expect(html).toContain('id="name"');
    expect(html).toContain('id="name-1"');
    expect(html).toContain('id="name-2"');
  });
  it('colours code of a known language and leaves others as text', () => {
    expect(plain('```js\nlet a = 1;\n```\n')).toContain('hljs-keyword');
    expect(plain('```nosuch\nlet a;\n```\n')).toContain('<code class="language-nosuch">let a;');
  });
  it('typesets math and shows a broken formula as its source', () => {
    expect(plain('$x^2$')).toContain('class="katex"');
    expect(plain('$\\frac{$')).toContain('class="math-error"');
    expect(plain('$\\href{javascript:alert(1)}{a}$')).not.toContain('href=');
  });
  it('gives a formula that is alone in its paragraph its own line', () => {
    expect(plain('$$x$$')).toContain('class="math-display"');
    expect(plain('a $$x$$')).toContain('class="math-inline"');
  });
  it('takes sums of money for text', () => {
    expect(plain('It costs $5 or *maybe* $10 more.')).toBe('<p>It costs $5 or <em>maybe</em> $10 more.</p>');
  });
  it('marks the end of the teaser', () => {
    expect(plain('a\n\n<!--more-->\n\nb')).toContain('<hr class="teaser-end"');
    expect(plain('a\n\n<!-- TEASER_END -->\n\nb')).toContain('teaser-end');
    expect(plain('a\n\n<!-- moreover -->\n\nb')).not.toContain('teaser-end');
  });
});

describe('other formats', () => {
  it('shows a small HTML document', () => {
    const html = render('<html><head><title>T</title></head><body>\n<p>a</p>\n<p>b</p></body></html>', {
      format: 'html',
    });
    expect(html).toContain('<p data-line="2">a</p>');
    expect(html).toContain('<p data-line="3">b</p>');
    expect(html).not.toContain('T</title>');
  });
  it('shows other markup as its text, line by line', () => {
    const html = render('Title\n=====\n\n.. image:: x\n', { format: 'rest' });
    expect(html).toContain('data-line="4">.. image:: x');
    expect(html).toContain('<pre');
  });
  it('labels shortcodes', () => {
    const html = plain('{{< figure src="a.png" >}}\n\n{% raw %}x{% endraw %}\n\n{{% media url="x" %}}\n');
    expect(html).toMatch(/<div class="generator-block"[^>]*><b>figure<\/b> <code>src="a.png"<\/code><\/div>/);
    expect(html).toContain('<p>x</p>');
    expect(html).not.toMatch(/\{[{%]/);
  });
});

it('counts words of the body alone', () => {
  expect(
    renderArticle(
      '---\ntitle: A long title\n---\n\none **t**wo\n\n```js x\nthree\n```\n\n你好\n',
      testContext(),
    ).words,
  ).toBe(5);
});
