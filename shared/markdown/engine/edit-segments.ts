import type { Root } from 'mdast';
import { appendBlank, type Lookahead, parseParts, replaceParts } from './long-block.ts';
import { plainSegment, type Segment } from './segment.ts';
import type { TryParse } from './waiting-text.ts';

/** Segments to put in the place of others. */
export interface SegmentPatch {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly Segment[];
}

/** A change of a text in UTF-16 offsets. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export interface EditTools {
  /** Whether all text is shown as it is written. */
  readonly isPlain: boolean;
  readonly parse: TryParse;
  /** The tree of a text that begins `inside` lines behind the segment's start; undefined when it cannot be read. */
  tree(text: string, inside: number): Root | undefined;
}

/** As much of what follows is looked at to see that it still begins there, in UTF-16 units. */
const lookaheadUnits = 1000;

/** Blocks that a blank line ends for good; every other one may go on behind it. */
const finished: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'thematicBreak', 'table', 'definition', 'html', 'math', 'blockquote'],
]);

/**
 * What an edit within `segments` makes of them; undefined when it reaches into what follows them. `rest` is the text
 * that follows, which is not parsed yet.
 */
export function editSegments(
  segments: readonly Segment[],
  rest: string,
  edit: Edit,
  tools: EditTools,
): SegmentPatch | undefined {
  const first = findSegment(segments, edit.from, rest === '');
  const last = findSegment(segments, edit.to, rest === '');
  if (last.index >= segments.length) return undefined;
  const touched = segments.slice(first.index, last.index + 1);
  const text = applyEdit(textOf(touched), {
    ...edit,
    from: edit.from - first.start,
    to: edit.to - first.start,
  });
  if (touched.some(({ isPlain }) => isPlain))
    return editPlain(segments, first.index, touched.length, text, tools);
  const ahead = { text: aheadOf(segments, last.index, rest), isPart: false };
  const inLong = touched.length === 1 ? editLong(touched[0], edit, first.start, ahead, tools) : undefined;
  if (inLong) return { at: first.index, remove: 1, insert: [inLong] };
  const blank = leadingBlank(text);
  const before = segments[first.index - 1];
  if (before && blank !== '')
    return passBlank(before, blank, { segments, rest, first: first.index, last: last.index, text }, tools);
  const isHeadTouched = edit.from - first.start <= text.indexOf('\n');
  return reparse(segments, rest, { from: first.index, to: last.index + 1, text, isHeadTouched }, tools);
}

/** Text that was given up on stays plain until it is tried again; text of other formats is cut anew. */
function editPlain(
  segments: readonly Segment[],
  at: number,
  count: number,
  text: string,
  tools: EditTools,
): SegmentPatch {
  if (!tools.isPlain) {
    const problem = segments.slice(at, at + count).find(each => each.problem)?.problem ?? 'slow';
    const segment = { ...plainSegment(text, problem), isWorthRetry: true };
    return { at, remove: count, insert: text === '' ? [] : [segment] };
  }
  const from = Math.max(0, at - 1);
  const to = at + count + 1;
  const around = textOf(segments.slice(from, at)) + text + textOf(segments.slice(at + count, to));
  return {
    at: from,
    remove: Math.min(to, segments.length) - from,
    insert: tools.parse(around) ?? [plainSegment(around)],
  };
}

interface Touched {
  readonly segments: readonly Segment[];
  readonly rest: string;
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

/** Blank lines belong to the segment before them. */
function passBlank(
  before: Segment,
  blank: string,
  { segments, rest, first, last, text }: Touched,
  tools: EditTools,
): SegmentPatch | undefined {
  const span = { from: first, to: last + 1, text: text.slice(blank.length), isHeadTouched: true };
  const patch = reparse(segments, rest, span, tools);
  // It was read together with the segment before after all: that one must be read with the blank lines.
  if (!patch || patch.at < first)
    return reparse(
      segments,
      rest,
      { ...span, from: first - 1, text: before.text + text, isHeadTouched: false },
      tools,
    );
  return { at: first - 1, remove: patch.remove + 1, insert: [appendBlank(before, blank), ...patch.insert] };
}

function leadingBlank(text: string): string {
  return /^(?:[ \t]*\n)+/.exec(text)?.[0] ?? '';
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Whether the first line may belong to the block before it now. */
  readonly isHeadTouched: boolean;
}

/** Parses the span again, and more of what follows until a segment begins where one began before. */
function reparse(
  segments: readonly Segment[],
  rest: string,
  span: Span,
  tools: EditTools,
): SegmentPatch | undefined {
  const before = contextOf(segments[span.from - 1], span);
  let { to, text } = span;
  for (let step = 1; ; step *= 2) {
    const ahead = aheadOf(segments, to - 1, rest);
    const found = tools.parse(before + text + ahead);
    if (!found) return { at: span.from, remove: to - span.from, insert: [plainSegment(text, 'unreadable')] };
    const start = indexAt(found, before.length);
    const end = ahead === '' ? found.length : indexAt(found, before.length + text.length);
    if (end !== undefined && start !== undefined)
      return { at: span.from, remove: to - span.from, insert: found.slice(start, end) };
    if (end !== undefined) {
      const wide = widen(segments, { ...span, to, text });
      return reparse(segments, rest, wide, tools);
    }
    if (to >= segments.length) return undefined;
    const plain = segments.findIndex(({ isPlain }, index) => index >= to && isPlain);
    const next = segments.slice(to, Math.min(to + step, plain < 0 ? segments.length : plain));
    text += textOf(next);
    to += next.length;
  }
}

/** The span with the segment before it. */
function widen(segments: readonly Segment[], span: Span): Span {
  const before = segments[span.from - 1];
  return {
    ...span,
    from: span.from - 1,
    text: (before?.text ?? '') + span.text,
    isHeadTouched: false,
  };
}

/** What of the segment before must be parsed as well, to see whether the span still begins a segment. */
function contextOf(before: Segment | undefined, span: Span): string {
  if (!before || before.isPlain || !span.isHeadTouched) return '';
  if (before.long) return before.long.parts.at(-1)?.text ?? '';
  const block = before.blocks.at(-1);
  return block && finished.has(block.type) && span.text !== '' ? '' : before.text;
}

/**
 * The segment at `index` read again, since what it may refer to has changed. A word stands for what follows it: at the end
 * of a text, fenced code left open in a list is read with the blank lines behind it, and elsewhere without.
 */
export function refreshSegment(
  segments: readonly Segment[],
  rest: string,
  index: number,
  { parse }: EditTools,
): SegmentPatch {
  const segment = segments[index];
  const text = segment?.text ?? '';
  const isLast = index === segments.length - 1 && rest === '';
  const found = isLast ? undefined : parse(`${text}x\n`);
  const end = found && indexAt(found, text.length);
  const insert = end === undefined ? parse(text) : found?.slice(0, end);
  // What cannot be read again rests until it changes again.
  const kept = segment ? [{ ...segment, isWorthRetry: false }] : [];
  return { at: index, remove: kept.length, insert: insert ?? kept };
}

/** The beginning of what follows the segment at `index`; '' where nothing can join it. */
function aheadOf(segments: readonly Segment[], index: number, rest: string): string {
  const next = segments[index + 1];
  if (next?.isPlain) return '';
  const text = next?.text ?? rest;
  return text.length <= lookaheadUnits
    ? text
    : text.slice(0, text.lastIndexOf('\n', lookaheadUnits) + 1) || text;
}

/** The number of segments that make up the first `length` units; undefined when none ends there. */
function indexAt(segments: readonly Segment[], length: number): number | undefined {
  let sum = 0;
  for (const [index, { text }] of segments.entries()) {
    if (sum === length) return index;
    sum += text.length;
  }
  return sum === length ? segments.length : undefined;
}

/**
 * The segment that holds an offset, and where it starts. The end of the last one is behind it, unless `holdsEnd`.
 */
export function findSegment(
  segments: readonly Segment[],
  offset: number,
  holdsEnd: boolean,
): { readonly index: number; readonly start: number } {
  let start = 0;
  for (let index = 0; index < segments.length; index += 1) {
    const length = segments[index]?.text.length ?? 0;
    const isHolder = holdsEnd && index === segments.length - 1;
    if (isHolder || offset < start + length) return { index, start };
    start += length;
  }
  return { index: segments.length, start };
}

function textOf(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}

function applyEdit(text: string, { from, to, insert }: Edit): string {
  return text.slice(0, from) + insert + text.slice(to);
}

/** The long block after an edit inside it; undefined when it must be read as a whole. */
function editLong(
  segment: Segment | undefined,
  edit: Edit,
  start: number,
  after: Lookahead,
  tools: EditTools,
): Segment | undefined {
  const long = segment?.long;
  if (!long) return undefined;
  const { parts, shell } = long;
  const local = { ...edit, from: edit.from - start, to: edit.to - start };
  const one = findSegment(parts, local.from, true);
  const other = findSegment(parts, local.to, true);
  // On its first line a block may become another, and the header of a table decides how rows are read.
  if (one.index === 0 && (shell.type === 'table' || local.from <= segment.text.indexOf('\n')))
    return undefined;
  // The part before may take over what no longer begins a part.
  const first = Math.max(shell.type === 'table' ? 1 : 0, one.index - 1);
  const from = one.start - (first < one.index ? (parts[first]?.text.length ?? 0) : 0);
  const touched = parts.slice(first, other.index + 1);
  const text = applyEdit(textOf(touched), { ...local, from: local.from - from, to: local.to - from });
  const isLast = other.index === parts.length - 1;
  const ahead = isLast ? after : { text: aheadOf(parts, other.index, ''), isPart: true };
  const inside = parts.slice(0, first).reduce((sum, part) => sum + part.lines, 0);
  const inserted = parseParts(long, first, text, ahead, source => tools.tree(source, inside));
  return inserted ? replaceParts(long, first, touched.length, inserted) : undefined;
}
