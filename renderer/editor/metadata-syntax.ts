import { tags } from '@lezer/highlight';
import type { BlockContext, Line, MarkdownConfig } from '@lezer/markdown';

/** First lines that open a block of metadata, each with the line that closes it. */
const fences: readonly { readonly open: RegExp; readonly close: RegExp }[] = [
  { open: /^---\s*$/, close: /^(?:---|\.\.\.)\s*$/ },
  { open: /^\+\+\+\s*$/, close: /^\+\+\+\s*$/ },
  { open: /^\{\s*$/, close: /^\}\s*$/ },
  { open: /^<!--/, close: /-->\s*$/ },
];

// Lines such as `Title: A day`, `.. slug: a-day` and continuations.
const fieldPattern = /^(?:\.\.\s+)?[\w-]+\s*:|^\s+\S/;

/** Steps over the metadata; the last line it covers is consumed. */
function readMetadata(context: BlockContext, line: Line): boolean {
  const fence = fences.find(({ open }) => open.test(line.text));
  if (!fence) {
    if (!fieldPattern.test(line.text)) return false;
    while (context.nextLine() && fieldPattern.test(line.text));
    return true;
  }
  let isClosed = fence.close !== fences[0]?.close && line.text.length > 4 && fence.close.test(line.text);
  while (!isClosed && context.nextLine()) isClosed = fence.close.test(line.text);
  if (isClosed) context.nextLine();
  return true;
}

/** Reads metadata at the start of a Markdown text as one block named `Metadata` instead of as Markdown. */
export const metadataSyntax: MarkdownConfig = {
  defineNodes: [{ name: 'Metadata', block: true, style: tags.meta }],
  parseBlock: [
    {
      name: 'Metadata',
      before: 'LinkReference',
      parse(context, line) {
        if (context.lineStart !== 0 || !readMetadata(context, line)) return false;
        context.addElement(context.elt('Metadata', 0, context.prevLineEnd()));
        return true;
      },
    },
  ],
};
