import type { MarkdownDialect } from '../generator.ts';
import { commonMark } from './markdown-dialects.ts';

/** pulldown-cmark, which keeps to CommonMark, as Zola runs it, after Zola's shortcodes. */
export function pulldownDialect(smartPunctuation: boolean): MarkdownDialect {
  return {
    ...commonMark,
    smartPunctuation,
    bareLinks: false,
    attributeLists: 'none',
    generatorSyntax: 'zola',
  };
}
