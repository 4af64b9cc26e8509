import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { testContext } from './context.test-support.ts';
import { renderArticle } from './render-article.ts';
import { sanitize } from './sanitize.ts';

const parse = (html: string): Root => fromHtml(html, { fragment: true });
const clean = (html: string) =>
  toHtml(sanitize(parse(html)), { closeSelfClosing: true, closeEmptyElements: true });

describe('a drawing', () => {
  it('keeps its shapes, text, gradients, clips and arrow heads', () => {
    const drawing =
      '<svg viewBox="0 0 90 60" width="90" height="60" role="img" aria-label="Flow"><title>Flow</title><defs>' +
      '<linearGradient id="user-content-g"><stop offset="5%" stop-color="red" stop-opacity=".5" /></linearGradient>' +
      '<marker id="user-content-m" viewBox="0 0 9 9" refX="5" refY="5" markerWidth="6" orient="auto"><path d="M0 0L9 5Z" /></marker>' +
      '<clipPath id="user-content-c"><circle cx="5" cy="5" r="5" /></clipPath></defs>' +
      '<g transform="translate(4 2) rotate(45)" stroke-width="2" stroke-dasharray="4 2" font-family="\'DejaVu Sans\', serif">' +
      '<path d="M0,0 L5-5e1z" fill="url(#user-content-g)" stroke="#abc" marker-end="url(#user-content-m)" />' +
      '<rect x="1" width="50%" height="9" fill="rgb(1, 2, 3)" clip-path="url(#user-content-c)" />' +
      '<polyline points="0,0 5,5" /><text x="4" text-anchor="middle">One <tspan dy="1.2em">two</tspan></text></g></svg>';
    const written = drawing.replaceAll('user-content-', '');
    expect(clean(written)).toBe(drawing.replaceAll("'", '&#x27;'));
  });

  it.each([
    ['handlers', '<svg onload="x()"><rect onclick="x()"/></svg>'],
    [
      'styles and classes',
      '<svg style="position:fixed"><style>*{}</style><rect class="katex" style="fill:url(//x)"/></svg>',
    ],
    [
      'addresses',
      '<svg><rect href="a" xlink:href="b" fill="url(//x.invalid/#a)" stroke="url(\'#a\')" mask="url(#a)"/></svg>',
    ],
    [
      'escapes',
      '<svg><rect fill="u\\72 l(#a)" stroke="/**/red" opacity="var(--x)" transform="url(#a)"/></svg>',
    ],
    ['pictures and copies', '<svg><image href="a.png"/><use href="#a"/><feImage href="b"/><rect/></svg>'],
    ['HTML', '<svg><foreignObject><p>a</p></foreignObject><desc><b>c</b></desc><rect/></svg>'],
    ['movement', '<svg><animate attributeName="href"/><set/><rect><animateMotion/></rect></svg>'],
    ['drawings in drawings', '<svg><svg width="9999"><rect/></svg><math><mi>a</mi></math><rect/></svg>'],
    ['a size beyond any page', '<svg width="1e9" height="99999999px"><rect/></svg>'],
  ])('loses %s', (_what, html) => {
    expect(clean(html).replace('<desc />', '')).toBe('<svg><rect /></svg>');
  });

  it('shows what its links hold', () => {
    expect(clean('<svg><a href="https://x.invalid/" transform="scale(2)"><rect/></a></svg>')).toBe(
      '<svg><g transform="scale(2)"><rect /></g></svg>',
    );
  });

  it('goes altogether when nothing of it is left', () => {
    expect(clean('a<svg><script>x()</script></svg>b<math></math>')).toBe('ab');
  });

  it('paints with nothing that grows when it is used often', () => {
    const uses = (server: string) => clean(`<svg><defs>${server}</defs><rect fill="url(#a)"/></svg>`);
    const without = '<svg><defs /><rect fill="url(#user-content-a)" /></svg>';
    expect(uses(`<linearGradient id="a">${'<stop/>'.repeat(33)}</linearGradient>`)).toBe(without);
    expect(uses('<pattern id="a"><rect/></pattern>')).toBe(without);
    expect(uses('<clipPath id="a"><clipPath id="b"></clipPath></clipPath>')).not.toContain('-b');
    expect(uses('<marker id="a"><rect clip-path="url(#b)"/></marker>')).not.toContain('-b');
    expect(uses(`<marker id="a"><path d="M${'0 '.repeat(200)}"/></marker>`)).not.toContain(' d=');
  });
});

describe('a formula in MathML', () => {
  it('keeps what it presents', () => {
    const formula =
      '<math display="block"><mrow><msup><mi mathvariant="normal">x</mi><mn>2</mn></msup><mo stretchy="false" lspace="0em">+</mo>' +
      '<mfrac linethickness="0"><mtext>a b</mtext><mspace width="1em"></mspace></mfrac></mrow></math>';
    expect(clean(formula)).toBe(formula);
  });

  it.each([
    ['links', '<math href="javascript:x()"><mi xlink:href="y">x</mi></math>'],
    ['styles and handlers', '<math style="x"><mi onclick="y" class="z">x</mi></math>'],
    ['HTML in words', '<math><mi>x<b>y</b><img src="z"></mi></math>'],
    [
      'HTML in annotations',
      '<math><mi>x</mi><annotation-xml encoding="text/html"><p>y</p></annotation-xml></math>',
    ],
    ['far reaches', '<math><mi lspace="-99em">x</mi><mglyph src="a"></mglyph></math>'],
  ])('loses %s', (_what, html) => {
    expect(clean(html)).toMatch(/^<math><mi>x<\/mi><\/math>/);
  });

  it('shows the content of actions', () => {
    expect(clean('<math><maction actiontype="statusline#x"><mi>x</mi></maction></math>')).toBe(
      '<math><mrow><mi>x</mi></mrow></math>',
    );
  });
});

it('shows drawings within a line and as blocks of a Markdown post', () => {
  const { html } = renderArticle(
    'a <svg><rect width="9"/></svg> b\n\n<svg>\n<rect/>\n</svg>\n',
    testContext(),
  );
  expect(html).toMatch(/<p[^>]*>a <svg><rect width="9"><\/rect><\/svg> b<\/p>/);
  expect(html).toMatch(/<svg data-line="3">\s*<rect><\/rect>\s*<\/svg>/);
});
