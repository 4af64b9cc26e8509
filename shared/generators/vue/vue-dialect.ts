import { commonMark } from '../dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../generator.ts';

/**
 * markdown-it as VitePress 1 runs it, Vue in it: `:::` containers, GitHub's callouts, `{.class}` and `{#id}`, bare links; no
 * footnotes, task lists, definition lists or typographic quotes.
 */
export const vitepressMarkdown: MarkdownDialect = {
  ...commonMark,
  footnotes: false,
  taskLists: false,
  definitionLists: false,
  admonitions: false,
  attributeLists: 'python-markdown',
};

/** {@link vitepressMarkdown} as VuePress has it, which reads no attributes in braces. */
export const vuepressMarkdown: MarkdownDialect = { ...vitepressMarkdown, attributeLists: 'none' };
