import { describe, expect, it } from 'vitest';
import { mdx } from '../../generators/dialects/markdown-dialects.ts';
import { block, htmlOf, tag } from './render.test-support.ts';

const html = (text: string): string => htmlOf(text, mdx);

describe('MDX', () => {
  it.each([
    ['<Chart a={1} b="x > y" />', block('Chart', 'a={1} b="x &#x3E; y"')],
    [
      '<Tabs\n  items={[{ a: 1 }]}\n>\n\n- *a*\n\n</Tabs>',
      `${block('Tabs', 'items={[{ a: 1 }]}')}<ul><li><em>a</em></li></ul>${block('end of Tabs')}`,
    ],
    [
      'a <B c={`d`}>*e*</B> {f.g}',
      `<p>a ${tag('B', 'c={`d`}')}<em>e</em>${tag('end of B')} ${tag('', 'f.g')}</p>`,
    ],
    [
      'import A from "b"\nexport const c = {\n  d: 1 }\n\n# E',
      `${block('import', 'A from "b"\nexport const c = {\n  d: 1 }')}<h1>E</h1>`,
    ],
    ['{/* a\nb */}\n\nc {/* d */}e', '<p>c e</p>'],
    ['{a.map(b => <C />)}', block('', 'a.map(b => &#x3C;C />)')],
    ['# A {#b}', '<h1 id="user-content-b">A</h1>'],
    [
      ':::tip\n<A />\n:::',
      `<aside class="callout callout-tip"><p class="callout-title">Tip</p>${block('A')}</aside>`,
    ],
  ])('%j', (text, expected) => {
    expect(html(text).replaceAll('&#x3E;', '>')).toBe(expected.replaceAll('&#x3E;', '>'));
  });

  it.each([
    ['important words'],
    ['a\nimport b from "c"'],
    ['export it'],
    ['a < b > c'],
    ['<A'],
    ['{a'],
    ['`<A />`'],
    ['```\nimport a from "b"\n```'],
    ['<https://a.example>'],
    ['<b>a</b>'],
  ])('%j is Markdown', text => {
    expect(html(text)).not.toContain('generator');
  });
});
