import { expect, it } from 'vitest';
import { decodeHtmlEntities } from './html-entities.ts';

it.each([
  ['A &amp; B', 'A & B'],
  ['&lt;&GT;&quot;&apos;', '<>"\''],
  ['&#65;&#x1F600;', 'A😀'],
  ['&amp;lt;', '&lt;'],
  ['&#0;&#x110000;&nope;&x; & &amp', '&#0;&#x110000;&nope;&x; & &amp'],
])('%s reads %s', (html, text) => {
  expect(decodeHtmlEntities(html)).toBe(text);
});
