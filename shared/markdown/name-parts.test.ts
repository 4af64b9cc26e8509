import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { commonMark } from '../generators/dialects/markdown-dialects.ts';
import { cleanTree } from './clean-tree.ts';
import { expandMarkdown } from './expand-html.ts';
import { parseMarkdown } from './parse-markdown.ts';

const htmlOf = (text: string): string =>
  toHtml(cleanTree(expandMarkdown(parseMarkdown(text, commonMark), text)));

it.each([
  ['> [!NOTE]\n> a', 'Note'],
  ['> [!tip] Own `title`\n> a', 'Own title'],
  [':::warning\na\n:::', 'Warning'],
])('%j is a note by the name of its title, not a nameless landmark', (text, name) => {
  expect(htmlOf(text)).toMatch(new RegExp(`<aside [^>]*role="note" aria-label="${name}"`));
});

it('names the box of a task by the words of its task', () => {
  const names = [
    ...htmlOf('- [ ] buy *milk*\n  - [x] the cold one\n- [x] go').matchAll(/<input [^>]*aria-label="(.*?)"/g),
  ];
  expect(names.map(([, name]) => name)).toEqual(['buy milk', 'the cold one', 'go']);
  expect(htmlOf('- [ ] a\n\n- [x] b')).toMatch(/aria-label="a".*aria-label="b"/s);
});

it('takes no name that is as long as a page', () => {
  expect(htmlOf(`- [ ] ${'word '.repeat(500)}`)).toMatch(/aria-label="[^"]{1,120}"/);
});

it('leaves what the post itself names so', () => {
  expect(htmlOf('<aside aria-label="Mine" class="callout">a</aside>')).toContain('aria-label="Mine"');
  expect(htmlOf('<aside>a</aside>')).not.toContain('role');
});
