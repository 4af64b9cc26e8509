import type { MarkdownDialect } from './generator.ts';

/** Python-Markdown with the extensions Nikola and Pelican load by default. */
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

/** kramdown with its GFM parser, as Jekyll runs it. */
export const kramdown: MarkdownDialect = {
  name: 'kramdown',
  smartPunctuation: true,
  newlineIsBreak: false,
  footnotes: true,
  taskLists: true,
  strikethrough: true,
  bareLinks: false,
  hardBreak: 'backslash',
  nestedListIndent: 3,
};

/** CommonMark with GFM, as forges show it. */
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
