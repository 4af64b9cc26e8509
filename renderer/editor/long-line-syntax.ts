import type { MarkdownConfig } from '@lezer/markdown';

/** Lines longer than this many UTF-16 units, embedded images for example, show no markup: reading them costs too much. */
const maxMarkedLine = 10_000;

/** A paragraph is read in pieces of about this many UTF-16 units: reading time grows with the square. */
const maxMarkedParagraph = 20_000;

/** Takes each very long line as a block of its own, named `LongLine`, and reads no markup inside. */
export const longLineSyntax: MarkdownConfig = {
  defineNodes: [{ name: 'LongLine', block: true }],
  parseBlock: [
    {
      name: 'LongLine',
      before: 'LinkReference',
      parse(context, line) {
        if (line.text.length <= maxMarkedLine) return false;
        const from = context.lineStart + line.pos;
        const element = context.elt('LongLine', from, context.lineStart + line.text.length);
        context.nextLine();
        context.addElement(element);
        return true;
      },
      endLeaf: (_context, line, leaf) =>
        line.text.length > maxMarkedLine || leaf.content.length > maxMarkedParagraph,
    },
  ],
};
