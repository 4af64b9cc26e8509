import type { Blockquote, Paragraph, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { calloutData, calloutTitle } from './callout.ts';
import { splitAtFirstLine } from './split-lines.ts';

// `[!NOTE]`, `[!faq]- Is it so?`
const markPattern = /^\[!([A-Za-z][\w-]*)\]([+-]?)[ \t]*/;

/** Makes callouts of quotes that begin with `[!KIND]`; in the source, too: an escaped bracket is text. */
export function markQuoteCallouts(tree: Root, source: string): void {
  visit(tree, 'blockquote', node => {
    const [first] = node.children;
    const [text] = first?.type === 'paragraph' ? first.children : [];
    const mark = text?.type === 'text' ? markPattern.exec(text.value) : null;
    if (!mark || first?.type !== 'paragraph' || text?.type !== 'text') return;
    if (!source.startsWith('[', text.position?.start.offset ?? 0)) return;
    text.value = text.value.slice(mark[0].length);
    makeCallout(node, first, mark[1] ?? '', mark[2] !== '');
  });
}

function makeCallout(node: Blockquote, paragraph: Paragraph, kind: string, isFoldable: boolean): void {
  const [line, rest] = splitAtFirstLine(paragraph.children);
  const isBare = line.every(child => child.type === 'text' && child.value.trim() === '');
  const title = calloutTitle(kind, isFoldable, isBare ? [] : line);
  if (paragraph.position) title.position = paragraph.position;
  node.data = calloutData(kind, isFoldable);
  paragraph.children = rest;
  if (paragraph.position) {
    const { start, end } = paragraph.position;
    // Only its line is exact; whoever parses raw HTML in it asks for an offset as well.
    paragraph.position = { start: { ...start, line: start.line + 1, column: 1 }, end };
  }
  const blocks = rest.length > 0 ? node.children : node.children.slice(1);
  node.children = [title, ...blocks];
}
