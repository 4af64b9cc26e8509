import type { Site } from '../../model/blog.ts';
import { commonMark } from '../dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../generator.ts';

/**
 * markdown-it behind Liquid or Nunjucks, as Eleventy runs it: no task lists, no bare links, no typographic quotes. What
 * its plug-ins commonly add (footnotes, containers, `{.class}`) is on.
 */
export const eleventyMarkdown: MarkdownDialect = {
  ...commonMark,
  taskLists: false,
  bareLinks: false,
  attributeLists: 'python-markdown',
  generatorSyntax: 'liquid',
};

const dialects = new WeakMap<Site, MarkdownDialect>();

/** {@link eleventyMarkdown} with the options of markdown-it that the configuration sets. */
export function eleventyDialect(site: Site): MarkdownDialect {
  const known = dialects.get(site);
  if (known !== undefined) return known;
  const { breaks, linkify, typographer } = site.options;
  const made = {
    ...eleventyMarkdown,
    newlineIsBreak: breaks === 'true',
    bareLinks: linkify === 'true',
    smartPunctuation: typographer === 'true',
  };
  dialects.set(site, made);
  return made;
}
