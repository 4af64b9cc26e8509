import type { BlogPath, Site } from '../../model/blog.ts';
import { commonMark, mdx } from '../dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../generator.ts';
import { endingOf } from '../paths/blog-paths.ts';

/** remark as Astro runs it: GFM with footnotes and typographic quotes; no definition lists, no attributes, no `{#id}`. */
export const astroMarkdown: MarkdownDialect = {
  ...commonMark,
  smartPunctuation: true,
  definitionLists: false,
  headingIds: false,
  admonitions: false,
  attributeLists: 'none',
  generatorSyntax: 'none',
};

/** {@link astroMarkdown} with JSX in it, and what the configuration says about quotes and formulas. */
export function astroDialect(site: Site, path: BlogPath): MarkdownDialect {
  const isMdx = endingOf(path) === '.mdx';
  return {
    ...astroMarkdown,
    smartPunctuation: site.options.smartypants !== 'false',
    math: site.options.math === 'true',
    generatorSyntax: isMdx ? mdx.generatorSyntax : 'none',
  };
}
