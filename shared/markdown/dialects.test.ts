import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { commonMark } from '../generators/dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../generators/generator.ts';
import { expandMarkdown } from './expand-html.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { sanitize } from './sanitize.ts';
import { smartenPunctuation } from './smart-punctuation.ts';

const full = commonMark;
const html = (text: string, changes: Partial<MarkdownDialect> = {}): string =>
  toHtml(expandMarkdown(parseMarkdown(text, { ...full, ...changes }), text));

describe('a dialect without', () => {
  it('footnotes shows their marks as text', () => {
    expect(html('a[^1]\n\n[^1]: b')).toContain('<sup>');
    expect(html('a[^1]\n\n[^1]: b c d', { footnotes: false })).toContain('[^1]: b c d');
  });
  it('task lists shows their boxes as text', () => {
    expect(html('- [x] a')).toContain('<input');
    expect(html('- [x] a', { taskLists: false })).toContain('[x] a');
  });
  it('strikethrough shows tildes', () => {
    expect(html('~~a~~')).toContain('<del>');
    expect(html('~~a~~', { strikethrough: false })).toContain('~~a~~');
  });
  it('bare links shows addresses as text', () => {
    expect(html('https://x.example and a@b.example')).toContain('<a ');
    expect(html('https://x.example and a@b.example', { bareLinks: false })).not.toContain('<a ');
    expect(html('<https://x.example>', { bareLinks: false })).toContain('<a ');
  });
});

it('breaks lines at single newlines where the dialect does', () => {
  expect(html('a\nb')).not.toContain('<br>');
  expect(html('a\nb *c\nd*', { newlineIsBreak: true }).match(/<br>/g)).toHaveLength(2);
});

describe('typographic punctuation', () => {
  const smart = (text: string): string => {
    const tree = sanitize(expandMarkdown(parseMarkdown(text, full), text));
    smartenPunctuation(tree);
    return toHtml(tree);
  };
  it.each([
    ['"a" and \'b\'', '<p>“a” and ‘b’</p>'],
    ["don't -- or --- well...", '<p>don’t – or — well…</p>'],
    ['*"a"* ("b")', '<p><em>“a”</em> (“b”)</p>'],
    ['`"a" --`', '<p><code>"a" --</code></p>'],
  ])('turns %s', (text, expected) => {
    expect(smart(text)).toBe(expected);
  });
});

it('knows a footnote behind an exclamation mark', () => {
  expect(html('a![^1]\n\n[^1]: b')).toMatch(/a!<sup>/);
  expect(html('a![ ^1]\n\n[^1]: b')).toMatch(/a!<sup>/);
});

it('knows where text stands that was taken for a formula at first', () => {
  const tree = parseMarkdown('one\n\ncosts $5\nand $10\n', full);
  const paragraph = tree.children[1];
  const lines =
    paragraph?.type === 'paragraph' ? paragraph.children.map(child => child.position?.start.line) : [];
  expect(lines.every(line => line !== undefined && line >= 3)).toBe(true);
  expect(lines.length).toBeGreaterThan(1);
});
