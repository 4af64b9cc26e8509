import fc from 'fast-check';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { allPayloads } from '../../e2e/support/hostile-payloads.ts';
import { testContext } from './context.test-support.ts';
import { dangersIn } from './dangers.test-support.ts';
import { renderArticle } from './render-article.ts';
import { sanitize } from './sanitize.ts';
import { type ForeignSchemas, foreignSchemas } from './sanitize-foreign.ts';
import { type ForeignElement, svgSchema } from './sanitize-foreign-schema.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const parse = (html: string): Root => fromHtml(html, { fragment: true });

describe('sources', () => {
  it.each([
    ['<video> <source src="a.webm"><source src="a.mp4">old browsers</video>', 2],
    ['<picture><source src="a.webp"><img src="a.png"></picture>', 1],
    ['<video><p></p><source src="a.webm"></video>', 0],
    ['<video><b><source src="a.webm"></b></video>', 0],
  ])('stand first in what they are the sources of: %s', (html, count) => {
    let found = 0;
    visit(sanitize(parse(html)), 'element', ({ tagName }) => {
      if (tagName === 'source') found += 1;
    });
    expect(found).toBe(count);
  });
});

describe('the payloads', () => {
  it('leave nothing dangerous', () => {
    expect(allPayloads().flatMap(each => dangersIn(sanitize(parse(each))))).toEqual([]);
  });

  it('become articles that are as harmless after a browser has read them again', () => {
    // Rendering all of them is for the long run.
    const dangerous = allPayloads()
      .filter((_each, index) => isLong || index % 6 === 0)
      .map(each => ({ each, dangers: dangersIn(parse(renderArticle(each, testContext()).html)) }))
      .filter(({ dangers }) => dangers.length > 0);
    expect(dangerous).toEqual([]);
  });

  it('come to rest: what is cleaned, printed and read again is clean', () => {
    const pieces = allPayloads().flatMap(each => each.split(/(?=[<>"'`])/));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), chosen => {
        const once = toHtml(sanitize(parse(chosen.join(''))));
        expect(dangersIn(parse(once))).toEqual([]);
      }),
      { numRuns: isLong ? 20_000 : 1000 },
    );
  });

  const svgWith = (more: Readonly<Record<string, ForeignElement>>): ForeignSchemas => ({
    ...foreignSchemas,
    svg: { ...svgSchema, ...more },
  });
  const anything: ForeignElement = { holds: 'text and elements', attributes: {} };
  const rect = (name: string): ForeignElement => ({
    holds: 'elements',
    attributes: { ...svgSchema.rect?.attributes, [name]: /./ },
  });
  const html = (more: Partial<Schema>): Schema => ({ ...sanitizeSchema, ...more });
  const attributes = (tagName: string, name: string) =>
    html({
      attributes: {
        ...sanitizeSchema.attributes,
        [tagName]: [...(sanitizeSchema.attributes?.[tagName] ?? []), name],
      },
    });
  const element = (name: string) => html({ tagNames: [...(sanitizeSchema.tagNames ?? []), name] });

  // Were the schemas widened by one of these, the suite above would go red.
  it.each<[string, { html?: Schema; foreign?: ForeignSchemas }]>([
    ['onerror', { html: attributes('img', 'onError') }],
    ['onload in drawings', { foreign: svgWith({ svg: withHandler('onLoad') }) }],
    ['style', { html: attributes('p', 'style') }],
    ['the element style', { html: { ...element('style'), strip: [] } }],
    ['iframe', { html: element('iframe') }],
    ['script', { html: { ...element('script'), strip: [] } }],
    ['form', { html: element('form') }],
    ['base', { html: element('base') }],
    ['meta', { html: element('meta') }],
    ['name', { html: attributes('img', 'name') }],
    ['srcset', { html: attributes('img', 'srcSet') }],
    ['javascript:', { html: html({ protocols: { ...sanitizeSchema.protocols, href: ['javascript'] } }) }],
    ['data:', { html: html({ protocols: { ...sanitizeSchema.protocols, src: ['data'] } }) }],
    ['every address', { html: html({ protocols: {} }) }],
    ['names without a prefix', { html: html({ clobber: [] }) }],
    ['use', { foreign: svgWith({ use: anything }) }],
    ['foreignObject', { foreign: svgWith({ foreignObject: anything }) }],
    ['script in drawings', { foreign: svgWith({ script: anything }) }],
    ['style in drawings', { foreign: svgWith({ style: anything }) }],
    ['animate', { foreign: svgWith({ animate: anything }) }],
    ['image', { foreign: svgWith({ image: anything }) }],
    ['any paint', { foreign: svgWith({ rect: rect('fill') }) }],
    ['any clip-path', { foreign: svgWith({ rect: rect('clipPath') }) }],
    ['annotation-xml', { foreign: { ...foreignSchemas, math: { ...foreignSchemas.math, ...annotation } } }],
  ])('would be caught if %s were allowed', (_name, schemas) => {
    const dangers = allPayloads().flatMap(each => dangersIn(sanitize(parse(each), schemas)));
    expect(dangers).not.toEqual([]);
  });
});

/** A drawing's element that keeps its handler. */
function withHandler(name: string): ForeignElement {
  return { holds: 'text and elements', attributes: { [name]: /(?:)/ } };
}

const annotation: Record<string, ForeignElement> = {
  'annotation-xml': { holds: 'text and elements', attributes: {} },
};

describe('names of the user', () => {
  const idsOf = (tree: Root): unknown[] => {
    const ids: unknown[] = [];
    visit(tree, 'element', ({ properties }) => {
      for (const name of ['id', 'ariaDescribedBy', 'headers', 'name'])
        if (properties[name] !== undefined) ids.push(properties[name]);
    });
    return ids.flat();
  };

  it('get a prefix, and so does what points at them', () => {
    const tree = sanitize(
      parse(
        '<p id=location>a</p><table><tr><th id=h>a<td headers="h location">b</table>' +
          '<a name=forms aria-describedby=h>c</a><svg id=body><rect id="x" fill="url(#x)"/></svg>',
      ),
    );
    expect(idsOf(tree)).toEqual(
      'location h h location h body x'.split(' ').map(name => `user-content-${name}`),
    );
    expect(toHtml(tree)).toContain('fill="url(#user-content-x)"');
  });

  it('are the same whatever stands around the piece they are in', () => {
    const piece = '<p id=a>b</p><svg><clipPath id=c><path d="M0 0"/></clipPath></svg>';
    const alone = toHtml(sanitize(parse(piece)));
    expect(toHtml(sanitize(parse(`<h2 id=a>x</h2>${piece}`)))).toContain(alone);
  });
});

describe('tables', () => {
  it('span no more than 99 columns or rows', () => {
    const table = (span: string) =>
      toHtml(sanitize(parse(`<table><col span=${span}><tr><td colspan=${span} rowspan=${span}>a</table>`)));
    expect(table('12')).toContain('<td colspan="12" rowspan="12">');
    expect(table('65534')).toContain('<td>');
    expect(table('1000')).toContain('<col>');
  });

  it('span no more places in all than a browser can lay out', () => {
    const rows = (count: number, cell: string) =>
      toHtml(sanitize(parse(`<table>${`<tr>${cell.repeat(20)}`.repeat(count)}</table>`)));
    expect(rows(20, '<td colspan=2>a').match(/colspan/g)).toHaveLength(400);
    expect(rows(20, '<td colspan=99 rowspan=9>a').match(/span/g)).toHaveLength(10);
    expect(rows(500, '<td colspan=50>a').match(/colspan/g)).toHaveLength(102);
  });
});
