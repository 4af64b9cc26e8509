import type { MarkdownDialect } from '../generator.ts';
import { commonMark } from './markdown-dialects.ts';

/** The switches of Hugo's `markup.goldmark` that change how a post reads; absent: as Hugo has them. */
export interface GoldmarkSwitches {
  readonly typographer?: boolean;
  readonly linkify?: boolean;
  readonly footnote?: boolean;
  readonly table?: boolean;
  readonly taskList?: boolean;
  readonly strikethrough?: boolean;
  readonly hardWraps?: boolean;
  readonly blockAttributes?: boolean;
  /** Raw HTML stays. */
  readonly unsafe?: boolean;
}

/** Goldmark, which keeps to CommonMark, as Hugo runs it (defaults of its `goldmark_config`), after Hugo's shortcodes. */
export function goldmarkDialect(switches: GoldmarkSwitches): MarkdownDialect {
  return {
    ...commonMark,
    smartPunctuation: switches.typographer ?? true,
    bareLinks: switches.linkify ?? true,
    footnotes: switches.footnote ?? true,
    tables: switches.table ?? true,
    taskLists: switches.taskList ?? true,
    strikethrough: switches.strikethrough ?? true,
    newlineIsBreak: switches.hardWraps ?? false,
    // `{.cls}` on the line below a block, without kramdown's colon.
    attributeLists: switches.blockAttributes === true ? 'python-markdown' : 'none',
    rawHtml: switches.unsafe ?? false,
    generatorSyntax: 'hugo',
  };
}
