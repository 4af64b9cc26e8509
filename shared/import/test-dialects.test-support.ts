import type { MarkdownDialect } from '../generators/generator.ts';

/** Nikola's Markdown: python-markdown with `fenced_code` and `extra`. */
export const pythonMarkdown: MarkdownDialect = {
  name: 'python-markdown',
  smartPunctuation: false,
  newlineIsBreak: false,
  footnotes: true,
  taskLists: false,
  strikethrough: false,
  bareLinks: false,
  hardBreak: 'two-spaces',
  nestedListIndent: 4,
};

/** CommonMark with GFM, as remark reads it. */
export const commonMark: MarkdownDialect = {
  name: 'commonmark',
  smartPunctuation: false,
  newlineIsBreak: false,
  footnotes: true,
  taskLists: true,
  strikethrough: true,
  bareLinks: true,
  hardBreak: 'backslash',
  nestedListIndent: 2,
};
