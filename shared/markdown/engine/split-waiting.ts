import type { PlainRange } from '../preview-protocol.ts';
import { blankLineEnd, type Waiting } from './waiting-text.ts';

/** A range longer than this, in UTF-16 units, is not read block by block at once: that takes a step for each of them. */
const longUnits = 16_000;
/** As many UTF-16 units of it, at least, are read in one step. */
const pieceUnits = 4_000;

/**
 * A body cut at the lines whose blocks took too long to render before; lines count from the body's first, which is 0. A
 * range that holds more than one block is read piece by piece, a long one in pieces of several blocks, so that the next
 * notice names fewer lines, and in the end the block that is to blame.
 */
export function splitWaiting(body: string, ranges: readonly PlainRange[]): Waiting[] {
  const waiting: Waiting[] = [];
  const lineStarts = ranges.length === 0 ? [] : startsOf(body);
  let at = 0;
  for (const { line, lines, mayRetry = false } of [...ranges].sort((one, other) => one.line - other.line)) {
    const from = Math.max(at, lineStarts[Math.max(0, line)] ?? body.length);
    const to = Math.max(from, lineStarts[Math.max(0, line + lines)] ?? body.length);
    const text = withoutNext(body.slice(from, to));
    waiting.push({ text: body.slice(at, from), mode: 'parse' }, ...splitRange(text, mayRetry));
    at = from + text.length;
  }
  waiting.push({ text: body.slice(at), mode: 'parse' });
  return waiting.filter(({ text }) => text !== '');
}

function splitRange(text: string, mayRetry: boolean): Waiting[] {
  if (blankLineEnd(text) === text.length) return [{ text, mode: mayRetry ? 'later' : 'plain' }];
  if (text.length <= longUnits) return [{ text, mode: 'careful' }];
  const pieces: Waiting[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + blankLineEnd(text.slice(at), pieceUnits);
    pieces.push({ text: text.slice(at, end), mode: 'parse' });
    at = end;
  }
  return pieces;
}

/** The text of a range without its last line where that begins a block: what was announced ends before that. */
function withoutNext(text: string): string {
  const last = text.lastIndexOf('\n', text.length - 2) + 1;
  return /\n[ \t]*\n$/.test(text.slice(Math.max(0, last - 200), last)) ? text.slice(0, last) : text;
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
