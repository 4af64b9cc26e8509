import type { Blockquote, List, ListItem, Root, RootContent, Table } from 'mdast';
import { movePositions } from '../move-positions.ts';
import { blockFacts } from './block-facts.ts';
import { tiesOf } from './html-ties.ts';
import { countLineEnds, type LongBlock, type Segment } from './segment.ts';

/** A shorter block is rendered in one piece, in UTF-16 units. */
const minLength = 2000;
const minParts = 4;
/** Shorter children are put together, in UTF-16 units: each part costs something, however short it is. */
const partLength = 250;

type Container = List | Table | Blockquote;

let ids = 0;

/** The segment of `text` in parts, when it holds nothing but one long list, table or quote; else null. */
export function divideLongBlock(text: string, blocks: readonly RootContent[]): Segment | null {
  const [block] = blocks;
  if (blocks.length !== 1 || !isContainer(block) || text.length < minLength) return null;
  const parts = cutParts(block, text, block.children, 0);
  if (!parts || !isLong(text, parts)) return null;
  ids += 1;
  return longSegment(text, withFacts(shellOf(block), parts, ids));
}

function isLong(text: string, parts: readonly Segment[]): boolean {
  return text.length >= minLength && parts.length >= minParts;
}

function isContainer(block: RootContent | undefined): block is Container {
  const isKnown = block?.type === 'list' || block?.type === 'table' || block?.type === 'blockquote';
  // A quote that stands for something else, a callout for example, says so in its data.
  return isKnown && block.data === undefined;
}

function shellOf(block: Container): Container {
  const { position: _, ...facts } = block;
  return { ...facts, children: [] } as Container;
}

function longSegment(text: string, long: LongBlock): Segment {
  const { parts } = long;
  return {
    text,
    lines: parts.reduce((sum, part) => sum + part.lines, 0),
    blocks: [],
    mentions: new Set(parts.flatMap(part => [...part.mentions])),
    definitions: parts.flatMap(part => part.definitions),
    footnotes: parts.flatMap(part => part.footnotes),
    ties: null,
    long,
    isPlain: false,
  };
}

/**
 * The parts of `text`, which begins at UTF-16 offset `from` of what was parsed; null when they cannot be rendered each by
 * itself. Takes the children over.
 */
function cutParts(
  shell: Container,
  text: string,
  children: readonly (RootContent | ListItem)[],
  from: number,
): Segment[] | null {
  const starts = childStarts(shell, text, children, from);
  const parts: Segment[] = [];
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    const blocks = children.slice(start.child, next?.child) as RootContent[];
    const partText = text.slice(start.at, next?.at);
    for (const block of blocks) movePositions(block, -start.line, -(start.at + from));
    const ties = tiesOf(blocks);
    if (ties) return null;
    parts.push({ ...blockFacts(partText, blocks), ties: null, long: null, isPlain: false });
  }
  return parts;
}

interface PartStart {
  /** UTF-16 offset in the text. */
  readonly at: number;
  /** Lines before it in what was parsed. */
  readonly line: number;
  /** Index of its first child. */
  readonly child: number;
}

function childStarts(
  shell: Container,
  text: string,
  children: readonly (RootContent | ListItem)[],
  from: number,
): PartStart[] {
  const starts: PartStart[] = [];
  for (const [child, { position }] of children.entries()) {
    const offset = (position?.start.offset ?? 0) - from;
    const at = child === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    // The first part has the blank lines before the block.
    const line = (position?.start.line ?? 1) - 1 - countLineEnds(text.slice(at, offset));
    const last = starts.at(-1);
    const isHeader = shell.type === 'table' && child === 1 && from === 0;
    const isFar = last === undefined || isHeader || at - last.at >= partLength;
    if (isFar && (shell.type !== 'blockquote' || child === 0 || isAfterQuoteGap(text, at)))
      starts.push({ at, line, child });
  }
  return starts;
}

/** Whether the line before the one that begins at `at` holds nothing but the mark of a quote. */
function isAfterQuoteGap(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 2) + 1, at - 1);
  return /^ {0,3}>[ \t]*$/.test(line);
}

/** What stands behind the changed parts. */
export interface Lookahead {
  /** The beginning of it; '' at the end of the post. */
  readonly text: string;
  /** Whether it is the next part of the block, or what follows the block. */
  readonly isPart: boolean;
}

/**
 * The parts that `text` holds now that stood in the place of the parts from index `first` on, or null when the block is
 * not what it was. `parse` reads a text that begins where a block may begin.
 */
export function parseParts(
  { shell, parts }: LongBlock,
  first: number,
  text: string,
  ahead: Lookahead,
  parse: (text: string) => Root | undefined,
): Segment[] | null {
  // The header of a table decides how rows are read.
  if (shell.type === 'table' && first === 0) return null;
  const prefix = shell.type === 'table' ? (parts[0]?.text ?? '') : '';
  const source = prefix + text + ahead.text;
  const [block, follower] = parse(source)?.children ?? [];
  if (!isContainer(block) || !isSameKind(block, shell)) return null;
  const end = prefix.length + text.length;
  if (!isFollowedBy(ahead, end, block, follower, source)) return null;
  const own = (block.children as (RootContent | ListItem)[]).filter(child => {
    const at = startOf(child, source) ?? 0;
    // The header came from the prefix.
    return at >= prefix.length && at < end && !(shell.type === 'table' && child === block.children[0]);
  });
  const isWhole = own.length > 0 && startOf(own[0], source) === prefix.length;
  return isWhole ? cutParts(shell, text, own, prefix.length) : null;
}

/** Whether at offset `end` of what was parsed begins what is to follow. */
function isFollowedBy(
  ahead: Lookahead,
  end: number,
  block: Container,
  follower: RootContent | undefined,
  source: string,
): boolean {
  if (ahead.isPart) return block.children.some(child => startOf(child, source) === end);
  return startOf(follower, source) === (ahead.text === '' ? undefined : end);
}

function isSameKind(block: Container, shell: Container): boolean {
  if (block.type === 'list' && shell.type === 'list') return block.ordered === shell.ordered;
  return block.type === shell.type;
}

/** The start of the line a block begins on; undefined without a block. */
function startOf(block: RootContent | ListItem | undefined, source: string): number | undefined {
  const offset = block?.position?.start.offset;
  return offset === undefined ? undefined : source.lastIndexOf('\n', offset - 1) + 1;
}

/**
 * The segment of a long block whose parts from `first` on, `removed` of them, are others now; undefined when it is not
 * long any more.
 */
export function replaceParts(
  long: LongBlock,
  first: number,
  removed: number,
  inserted: readonly Segment[],
): Segment | undefined {
  const parts = [...long.parts.slice(0, first), ...inserted, ...long.parts.slice(first + removed)];
  const shell = first === 0 ? withStart(long.shell, inserted) : withSpread(long.shell, parts);
  const next = withFacts(withSpread(shell, parts), parts, long.id);
  const isSame = renderFacts(next) === renderFacts(long);
  if (!isSame) ids += 1;
  const text = parts.map(part => part.text).join('');
  return isLong(text, parts) ? longSegment(text, isSame ? next : { ...next, id: ids }) : undefined;
}

/** The number of a list is that of its first item. */
function withStart(shell: Container, parts: readonly Segment[]): Container {
  if (shell.type !== 'list' || !shell.ordered) return shell;
  const digits = /^\s*(\d+)/.exec(parts[0]?.text ?? '')?.[1];
  return digits === undefined ? shell : { ...shell, start: Number(digits) };
}

/** A list is loose when blank lines stand between its items, in a part or behind one. */
function withSpread(shell: Container, parts: readonly Segment[]): Container {
  if (shell.type !== 'list') return shell;
  const spread = parts.some(
    ({ text, blocks }, index) => hasGap(blocks) || (index < parts.length - 1 && /\n[ \t]*\n$/.test(text)),
  );
  return { ...shell, spread };
}

function hasGap(blocks: readonly RootContent[]): boolean {
  return blocks.some(({ position }, index) => {
    const next = blocks[index + 1]?.position;
    return next !== undefined && next.start.line > (position?.end.line ?? 0) + 1;
  });
}

/** What all parts of a long block are rendered by; equal for equal strings. */
function renderFacts({ shell, isLoose, hasTasks }: LongBlock): string {
  if (shell.type === 'table') return JSON.stringify(shell.align);
  return shell.type === 'list' ? JSON.stringify([shell.ordered, shell.start, isLoose, hasTasks]) : '';
}

/** Whether items stand apart; source: `mdast-util-to-hast`, which asks the list and every item. */
function withFacts(shell: Container, parts: readonly Segment[], id: number): LongBlock {
  const items = shell.type === 'list' ? parts.flatMap(({ blocks }) => blocks.filter(isItem)) : [];
  const isLoose = shell.type === 'list' && (shell.spread === true || items.some(isSpread));
  return { shell, parts, id, isLoose, hasTasks: items.some(({ checked }) => typeof checked === 'boolean') };
}

function isItem(block: RootContent): block is ListItem {
  return block.type === 'listItem';
}

function isSpread(item: ListItem): boolean {
  return item.spread ?? item.children.length > 1;
}

/** A segment with more blank lines at its end. */
export function appendBlank(segment: Segment, blank: string): Segment {
  const text = segment.text + blank;
  const lines = segment.lines + countLineEnds(blank);
  const last = segment.long?.parts.at(-1);
  if (!segment.long || !last) return { ...segment, text, lines };
  const parts = [...segment.long.parts.slice(0, -1), appendBlank(last, blank)];
  return { ...segment, text, lines, long: { ...segment.long, parts } };
}
