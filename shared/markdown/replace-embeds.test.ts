import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { cleanTree } from './clean-tree.ts';
import { expandHtml } from './expand-html.ts';

const textOf = (html: string): string => toHtml(cleanTree(expandHtml(html))).replace(/<(?!img)[^>]*>/g, '');

it.each([
  [
    '<iframe src="https://www.youtube.com/embed/x" title=" How it\n works "></iframe>',
    'Embedded content from www.youtube.com: How it works',
  ],
  ['<iframe src="https://a.example/b"></iframe>', 'Embedded content from a.example'],
  ['<iframe title="A map"></iframe>', 'Embedded content: A map'],
  ['<object data="b.swf"></object>', 'Embedded content'],
])('%j is a card that says where it is from and what it is', (html, text) => {
  expect(textOf(html)).toBe(text);
});

it('shows the title as text, and not more than a card holds', () => {
  expect(textOf('<iframe title="<img src=x onerror=y>"></iframe>')).toContain('&#x3C;img');
  expect(textOf(`<iframe title="${'x'.repeat(9000)}"></iframe>`).length).toBeLessThan(300);
});
