import { commonMark } from '../dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../generator.ts';

/**
 * marked as hexo-renderer-marked 7 runs it, after Nunjucks: GFM where every line end is a line break, typographic
 * quotes, no footnotes, no ids or attributes in braces.
 */
export const hexoMarkdown: MarkdownDialect = {
  ...commonMark,
  smartPunctuation: true,
  newlineIsBreak: true,
  footnotes: false,
  headingIds: false,
  attributeLists: 'none',
  generatorSyntax: 'hexo',
};

/** {@link hexoMarkdown} where `marked.breaks` is off. */
export const hexoMarkdownWithoutBreaks: MarkdownDialect = { ...hexoMarkdown, newlineIsBreak: false };
