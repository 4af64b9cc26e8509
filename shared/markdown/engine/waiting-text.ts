import type { TextChange } from '../../model/text-change.ts';
import { plainSegment, type Segment } from './segment.ts';

/** A piece of the text that waits to be parsed. It begins where a segment may begin. */
export interface Waiting {
  readonly text: string;
  /** Careful: one blank line to the next, each announced by itself. Plain: not at all. Later: when nobody types. */
  readonly mode: 'parse' | 'careful' | 'plain' | 'later';
}

/** Reads a text; undefined when it cannot be read. */
export type TryParse = (text: string) => readonly Segment[] | undefined;

/** What became of the first of what waited. */
export interface Taken {
  readonly segments: readonly Segment[];
  readonly waiting: readonly Waiting[];
}

/**
 * More is not parsed in one step where no block needs it, in UTF-16 units, whatever is asked for: who waits for a key
 * would take a long step for a hang, and hold all of its lines to blame.
 */
const maxUnits = 24_000;

/** Parses about `units` UTF-16 units of what waits, more where one block needs more, fewer where they are very many. */
export function takeWaiting(waiting: readonly Waiting[], units: number, parse: TryParse): Taken {
  const [next, ...others] = waiting;
  if (!next) return { segments: [], waiting };
  if (next.mode === 'plain' || next.mode === 'later') {
    const segment = plainSegment(next.text, 'slow');
    return { segments: [{ ...segment, isWorthRetry: next.mode === 'later' }], waiting: others };
  }
  if (next.mode === 'careful') return takeCareful(next.text, others, parse);
  return takeParsed(next.text, others, Math.min(units, maxUnits), parse);
}

function takeParsed(text: string, others: readonly Waiting[], units: number, parse: TryParse): Taken {
  const size = units >= text.length ? text.length : text.lastIndexOf('\n', units) + 1;
  const chunk = text.slice(0, size);
  const found = size === 0 ? [] : parse(chunk);
  // Piece by piece, what can be read is found.
  if (!found) return { segments: [], waiting: waitingFor(chunk, 'careful', text.slice(size), others) };
  // What follows may belong to the last one.
  const certain = size === text.length ? found : found.slice(0, -1);
  if (certain.length === 0) return takeParsed(text, others, units * 2, parse);
  const taken = certain.reduce((sum, segment) => sum + segment.text.length, 0);
  return { segments: certain, waiting: waitingFor('', 'parse', text.slice(taken), others) };
}

function takeCareful(text: string, others: readonly Waiting[], parse: TryParse): Taken {
  const size = blankLineEnd(text);
  const chunk = text.slice(0, size);
  const segments = parse(chunk) ?? [plainSegment(chunk, 'unreadable')];
  return { segments, waiting: waitingFor(text.slice(size), 'careful', '', others) };
}

function waitingFor(
  text: string,
  mode: Waiting['mode'],
  after: string,
  others: readonly Waiting[],
): Waiting[] {
  const pieces: Waiting[] = [{ text, mode }, { text: after, mode: 'parse' }, ...others];
  return pieces.filter(piece => piece.text !== '');
}

/** The offset after the first run of blank lines that follows other text and ends at `from` or later, or the text's end. */
export function blankLineEnd(text: string, from = 0): number {
  let hasText = false;
  let isGap = false;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at) + 1 || text.length;
    const isBlank = /^[ \t]*\n?$/.test(text.slice(at, Math.min(end, at + 200)));
    if (!isBlank && isGap && at >= from) return at;
    isGap = isBlank && hasText;
    if (!isBlank) hasText = true;
    at = end;
  }
  return text.length;
}

/**
 * What waits after an edit in `before`, which is no longer parsed, and in `waiting` behind it. What is not to be read as the
 * rest, and begins behind the edit, stays as it is: a block that took too long would be tried again at every key.
 */
export function editWaitingText(
  before: string,
  waiting: readonly Waiting[],
  { from, to, insert }: TextChange,
): readonly Waiting[] {
  const untouched = firstUntouched(waiting, to - before.length);
  const text = [before, ...waiting.slice(0, untouched).map(each => each.text)].join('');
  const changed: Waiting = { text: text.slice(0, from) + insert + text.slice(to), mode: 'parse' };
  return [changed, ...waiting.slice(untouched)].filter(each => each.text !== '');
}

function firstUntouched(waiting: readonly Waiting[], to: number): number {
  let start = 0;
  for (const [index, { text, mode }] of waiting.entries()) {
    if (mode !== 'parse' && start > to) return index;
    start += text.length;
  }
  return waiting.length;
}
