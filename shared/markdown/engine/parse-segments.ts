import type { Root, RootContent } from 'mdast';
import type { MarkdownDialect } from '../../generators/generator.ts';
import { movePositions } from '../move-positions.ts';
import { parseMarkdown } from '../parse-markdown.ts';
import type { KnownLabels } from '../syntax/known-labels.ts';
import { blockFacts, isAfterBlankLine } from './block-facts.ts';
import { tiesOf } from './html-ties.ts';
import { divideLongBlock } from './long-block.ts';
import { mentionsOf } from './mentions.ts';
import type { Segment } from './segment.ts';

/** Reads pieces of one post. */
export interface SegmentParser {
  /** Whether it reads nothing: all text is shown as it is written. */
  readonly isPlain: boolean;
  /**
   * The segments of `text`, which begins where a segment may begin. Joined, their texts are `text`. The last one is
   * only certain when `text` ends where the post does.
   * @throws RangeError when the text is nested too deeply for the parser's stack.
   */
  parse(text: string): readonly Segment[];
  /** The tree of `text` as the parser for this post reads it. */
  tree(text: string): Root;
}

/** A parser for Markdown; `known` chooses those of the post's labels that are among `mentions`. */
export function createMarkdownParser(
  dialect: MarkdownDialect,
  known: (mentions: ReadonlySet<string>) => KnownLabels,
): SegmentParser {
  const tree = (text: string): Root => parseMarkdown(text, dialect, known(mentionsOf(text)));
  return { isPlain: false, tree, parse: text => splitTree(text, tree(text)) };
}

/** Cuts a parsed text at the blocks that begin after a blank line. Takes the tree over. */
function splitTree(text: string, { children }: Root): readonly Segment[] {
  const cuts = findCuts(text, children);
  return cuts.map(({ at, line, from }, index) => {
    const next = cuts[index + 1];
    const blocks = children.slice(from, next?.from);
    if (at > 0) for (const block of blocks) movePositions(block, -line, -at);
    return createSegment(text.slice(at, next?.at), blocks);
  });
}

/** A segment of what was parsed; positions in `blocks` count from the start of `text`. */
function createSegment(text: string, blocks: readonly RootContent[]): Segment {
  const long = divideLongBlock(text, blocks);
  if (long) return long;
  return { ...blockFacts(text, blocks), ties: tiesOf(blocks), long: null, isPlain: false };
}

interface Cut {
  /** UTF-16 offset of the line the segment begins on. */
  readonly at: number;
  /** Lines before it. */
  readonly line: number;
  /** Index of its first block. */
  readonly from: number;
}

function findCuts(text: string, blocks: readonly RootContent[]): Cut[] {
  const cuts: Cut[] = [{ at: 0, line: 0, from: 0 }];
  for (const [index, { position }] of blocks.entries()) {
    const offset = position?.start.offset;
    if (index === 0 || position === undefined || offset === undefined) continue;
    const at = text.lastIndexOf('\n', offset - 1) + 1;
    const isCut =
      at > (cuts.at(-1)?.at ?? 0) && isAfterBlankLine(text, at) && !isJoined(text, blocks[index - 1], at);
    if (isCut) cuts.push({ at, line: position.start.line - 1, from: index });
  }
  return cuts;
}

// What the parser reads in another way where it takes the line for one that interrupts a paragraph.
const interrupting = /^ {0,3}(?:[-+*<>]|\d{1,9}[.)])/;
const indented = /^(?: {4}| {0,3}\t)/;

/**
 * Whether the block on the line at `at` is read with the one before it: behind indented code, and between a list and
 * indented code, the parser's state reaches over blank lines. Found by comparing with parses of the whole text.
 */
function isJoined(text: string, before: RootContent | undefined, at: number): boolean {
  const line = text.slice(at, at + 20);
  if (before?.type === 'list') return indented.test(line);
  const start = before?.position?.start.offset ?? 0;
  const isCode = before?.type === 'code' && indented.test(text.slice(text.lastIndexOf('\n', start - 1) + 1));
  return isCode && interrupting.test(line);
}
