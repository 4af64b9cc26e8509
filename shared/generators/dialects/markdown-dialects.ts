import type { MarkdownDialect } from '../generator.ts';

/**
 * What plug-ins add to nearly every generator and what can hardly mean anything else: whether a blog has the plug-in
 * its settings do not always tell, and whoever writes `> [!NOTE]` means a callout.
 */
const additions = {
  math: true,
  definitionLists: true,
  headingIds: true,
  quoteCallouts: true,
  fencedCallouts: true,
  admonitions: true,
} as const;

/** Python-Markdown with the extensions Nikola and Pelican load by default, and Nikola's shortcodes. */
export const pythonMarkdown: MarkdownDialect = {
  ...additions,
  name: 'python-markdown',
  smartPunctuation: false,
  newlineIsBreak: false,
  tables: true,
  footnotes: true,
  taskLists: false,
  strikethrough: false,
  bareLinks: false,
  attributeLists: 'python-markdown',
  rawHtml: true,
  generatorSyntax: 'nikola',
  hardBreak: 'two-spaces',
  nestedListIndent: 4,
};

/** kramdown with its GFM parser, as Jekyll runs it, after Liquid. */
export const kramdown: MarkdownDialect = {
  ...additions,
  name: 'kramdown',
  smartPunctuation: true,
  newlineIsBreak: false,
  tables: true,
  footnotes: true,
  taskLists: true,
  strikethrough: true,
  bareLinks: false,
  attributeLists: 'kramdown',
  rawHtml: true,
  generatorSyntax: 'liquid',
  hardBreak: 'backslash',
  nestedListIndent: 3,
};

/** CommonMark with GFM, as forges show it, and with what a generator nobody knows may add. */
export const commonMark: MarkdownDialect = {
  ...additions,
  name: 'commonmark',
  smartPunctuation: false,
  newlineIsBreak: false,
  tables: true,
  footnotes: true,
  taskLists: true,
  strikethrough: true,
  bareLinks: true,
  attributeLists: 'kramdown',
  rawHtml: true,
  generatorSyntax: 'any',
  hardBreak: 'backslash',
  nestedListIndent: 2,
};

/** {@link commonMark} in a file whose name ends in `.mdx`. */
export const mdx: MarkdownDialect = { ...commonMark, attributeLists: 'none', generatorSyntax: 'mdx' };

/** CommonMark as its specification has it, and nothing else. */
export const plainCommonMark: MarkdownDialect = {
  name: 'commonmark',
  smartPunctuation: false,
  newlineIsBreak: false,
  tables: false,
  footnotes: false,
  taskLists: false,
  strikethrough: false,
  bareLinks: false,
  math: false,
  definitionLists: false,
  headingIds: false,
  attributeLists: 'none',
  quoteCallouts: false,
  fencedCallouts: false,
  admonitions: false,
  rawHtml: true,
  generatorSyntax: 'none',
  hardBreak: 'backslash',
  nestedListIndent: 2,
};

/** GFM as its specification has it, which knows no footnotes. */
export const gitHubMarkdown: MarkdownDialect = {
  ...plainCommonMark,
  tables: true,
  taskLists: true,
  strikethrough: true,
  bareLinks: true,
};
