import type { Site } from '../../model/blog.ts';
import { pythonMarkdown } from '../dialects/markdown-dialects.ts';
import type { MarkdownDialect } from '../generator.ts';

/** Python-Markdown as the settings of a Pelican blog load it, and Liquid where its posts hold the plug-in's tags. */
export function pelicanDialect(site: Site): MarkdownDialect {
  const read: unknown = JSON.parse(site.options.extensions ?? '[]');
  const extensions = new Set(Array.isArray(read) ? read.map(String) : []);
  return {
    ...pythonMarkdown,
    smartPunctuation: site.options.hasTypography === 'true' || extensions.has('smarty'),
    newlineIsBreak: extensions.has('nl2br'),
    strikethrough: extensions.has('tilde') || extensions.has('del_ins'),
    taskLists: extensions.has('tasklist') || extensions.has('checklist'),
    bareLinks: extensions.has('magiclink') || extensions.has('linkify'),
    generatorSyntax: site.options.hasLiquid === 'true' ? 'liquid' : 'none',
  };
}
