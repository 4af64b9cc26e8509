import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { type Schema, sanitize as sanitizeNode } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../e2e/support/shared-data.ts';
import { testContext } from './context.test-support.ts';
import { renderArticle } from './render-article.ts';
import { sanitize } from './sanitize.ts';
import { sanitizeSchema } from './sanitize-schema.ts';

const isLong = process.env.LEYSIN_LONG === '1';
const forbiddenNames = new Set([
  ...[
    'script',
    'style',
    'iframe',
    'frame',
    'object',
    'embed',
    'applet',
    'form',
    'button',
    'select',
    'textarea',
  ],
  ...[
    'base',
    'meta',
    'link',
    'template',
    'noscript',
    'title',
    'dialog',
    'portal',
    'slot',
    'plaintext',
    'xmp',
  ],
]);
const forbiddenAttributes = new Set(['srcDoc', 'srcSet', 'action', 'formAction', 'name', 'target', 'ping']);

/** What is dangerous in a tree, by a rule of its own that knows nothing of the schema. */
function dangersIn(tree: Root): string[] {
  const dangers: string[] = [];
  visit(tree, 'element', node => {
    if (forbiddenNames.has(node.tagName)) dangers.push(`<${node.tagName}>`);
    for (const [name, value] of Object.entries(node.properties))
      if (isDangerous(name, String(value))) dangers.push(`${name} ${value}`);
  });
  return dangers;
}

function isDangerous(name: string, value: string): boolean {
  if (/^on/i.test(name) || forbiddenAttributes.has(name)) return true;
  // Our own formulas are laid out by styles; none of them loads anything.
  if (name === 'style') return /url|expression|import|position|\\|@/i.test(value);
  const isAddress = /href|src|poster|cite|data$/i.test(name);
  return isAddress && /^[^/?#]*:/.test(value) && !/^(?:https?|mailto):/i.test(value);
}

function payloads(): string[] {
  const own = [
    '<img src=x onerror=alert(1)>',
    '<p style="background:url(https://x.example/)">a</p>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="javascript:alert(1)">a</a>',
    '<form action="/x"><button formaction="javascript:alert(1)">a</button></form>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=alert(1)>">',
    '<svg><style><img title="</style><img src=x onerror=alert(1)>"></svg>',
    '<img name=getElementById><form id=x><input name=attributes></form>',
  ];
  const found = ['xss-dompurify', 'xss-h5sc', 'xss-payloadbox', 'editor-exploits', 'md-url-matrix'].flatMap(
    name => {
      const path = findSharedData(`payloads/${name}.json`);
      if (!path) return [];
      const data = JSON.parse(readFileSync(path, 'utf8')) as { items: { payload: string }[] };
      return data.items.map(item => item.payload);
    },
  );
  return [...own, ...found];
}

const parse = (html: string): Root => fromHtml(html, { fragment: true });

describe('the schema', () => {
  it('lets through no element that loads, runs or submits', () => {
    expect((sanitizeSchema.tagNames ?? []).filter(name => forbiddenNames.has(name))).toEqual([]);
  });
  it('lets through no style, no handler and no name', () => {
    const names = Object.values(sanitizeSchema.attributes ?? {})
      .flat()
      .map(each => (typeof each === 'string' ? each : String(each[0])));
    expect(names.filter(name => /^on|^style$|^name$|^srcSet$|^target$|[*]/i.test(name))).toEqual([]);
  });
  it('allows classes only by value', () => {
    const lists = Object.values(sanitizeSchema.attributes ?? {}).flat();
    expect(lists).not.toContain('className');
  });

  const widenings: Record<string, Schema> = {
    handlers: { ...sanitizeSchema, attributes: { ...sanitizeSchema.attributes, img: ['src', 'onError'] } },
    styles: { ...sanitizeSchema, attributes: { ...sanitizeSchema.attributes, p: ['style'] } },
    frames: { ...sanitizeSchema, tagNames: [...(sanitizeSchema.tagNames ?? []), 'iframe'] },
    schemes: { ...sanitizeSchema, protocols: {} },
  };
  it.each(Object.entries(widenings))('would be caught if it were widened by %s', (_name, schema) => {
    const dangers = payloads()
      .slice(0, 8)
      .flatMap(each => dangersIn(sanitizeNode(parse(each), schema) as Root));
    expect(dangers).not.toEqual([]);
  });
});

it('leaves nothing dangerous of any payload', () => {
  expect(payloads().flatMap(each => dangersIn(sanitize(parse(each))))).toEqual([]);
});

it('prints articles that are as harmless after a browser has read them again', () => {
  // Rendering all of them is for the long run.
  const dangerous = payloads()
    .filter((_each, index) => isLong || index % 6 === 0)
    .map(each => ({ each, dangers: dangersIn(parse(renderArticle(each, testContext()).html)) }))
    .filter(({ dangers }) => dangers.length > 0);
  expect(dangerous).toEqual([]);
});

it('comes to rest: what is cleaned, printed and read again is clean', () => {
  const pieces = payloads().flatMap(each => each.split(/(?=[<>"'`])/));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), chosen => {
      const once = toHtml(sanitize(parse(chosen.join(''))));
      expect(dangersIn(parse(once))).toEqual([]);
    }),
    { numRuns: isLong ? 20_000 : 1000 },
  );
});
