import type { Blockquote, Definition, FootnoteDefinition, List, RootContent, Table } from 'mdast';

/**
 * A run of the post's lines that is parsed and rendered by itself: the blocks from one that begins after a blank line
 * to the next such block. Its text ends with the line end, and the blank lines, before the next segment.
 */
export interface Segment {
  readonly text: string;
  /** Number of line ends in `text`. */
  readonly lines: number;
  /** Parsed blocks; their positions count from the start of `text`. Empty in plain segments and in long blocks. */
  readonly blocks: readonly RootContent[];
  /** Labels that `text` may refer to, normalised; see {@link mentionsOf}. */
  readonly mentions: ReadonlySet<string>;
  readonly definitions: readonly Definition[];
  readonly footnotes: readonly FootnoteDefinition[];
  /** Raw HTML that reaches over the end or the start of the segment; null: none. */
  readonly ties: HtmlTies | null;
  /** The parts of a long list, table or quote; null: the segment is rendered in one piece. */
  readonly long: LongBlock | null;
  /** Shown as it is written: rendering it failed or took too long, or the post's format is not rendered. */
  readonly isPlain: boolean;
  /** Why a segment is plain that need not be: it cannot be read, or rendering it took too long. */
  readonly problem?: PlainProblem;
  /** A plain segment whose text has changed since: reading it may succeed now. */
  readonly isWorthRetry?: boolean;
}

/**
 * A long list, table or quote that is rendered part by part. A part holds some children of the block: items, rows or
 * the blocks of the quote; the first part of a table holds its header alone.
 */
export interface LongBlock {
  /** The block without its children. */
  readonly shell: List | Table | Blockquote;
  /** Each with its own text; joined, they are the segment's text. Children stand in `blocks`. */
  readonly parts: readonly Segment[];
  /** Whether the items of a list stand apart. */
  readonly isLoose: boolean;
  /** Whether any item of a list is a task. */
  readonly hasTasks: boolean;
  /** Equal for states of one block, so that its element stays on the page while parts of it change. */
  readonly id: number;
}

/** What raw HTML does beyond its segment. */
export interface HtmlTies {
  /** End tags without a start in the segment, in order. */
  readonly closes: readonly string[];
  /** Elements left open, outermost first. */
  readonly opens: readonly string[];
}

const none: ReadonlySet<string> = new Set();

/** What keeps a segment from being rendered. */
export type PlainProblem = 'unreadable' | 'slow';

/** A segment that is shown as it is written. */
export function plainSegment(text: string, problem?: PlainProblem): Segment {
  return {
    ...(problem ? { problem } : {}),
    text,
    lines: countLineEnds(text),
    blocks: [],
    mentions: none,
    definitions: [],
    footnotes: [],
    ties: null,
    long: null,
    isPlain: true,
  };
}

/** The number of line feeds in `text`. */
export function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Whether a segment defines link targets or footnotes. */
export function isDefining({ definitions, footnotes }: Segment): boolean {
  return definitions.length > 0 || footnotes.length > 0;
}
