import { commonMark, mdx } from '../dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../generator.ts';

/** MDX 3 as Docusaurus runs it, for `.md` too: GFM with footnotes, `:::note`, `{#id}` behind headings, no definition lists. */
export const docusaurusMdx: MarkdownDialect = { ...mdx, definitionLists: false, admonitions: false };

/** What Docusaurus makes of `.md` where the configuration says that it is no MDX. */
export const docusaurusMarkdown: MarkdownDialect = {
  ...commonMark,
  definitionLists: false,
  admonitions: false,
  attributeLists: 'none',
  generatorSyntax: 'none',
};
