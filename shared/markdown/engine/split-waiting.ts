import type { LineRange } from '../preview-protocol.ts';
import { blankLineEnd, type Waiting } from './waiting-text.ts';

/**
 * A body cut at the lines whose blocks took too long to render before; lines count from the body's first, which is 0. A
 * range that holds more than one block is read block by block, so that the next notice names the one that is to blame.
 */
export function splitWaiting(body: string, ranges: readonly LineRange[]): Waiting[] {
  const waiting: Waiting[] = [];
  const lineStarts = ranges.length === 0 ? [] : startsOf(body);
  let at = 0;
  for (const { line, lines } of [...ranges].sort((one, other) => one.line - other.line)) {
    const from = Math.max(at, lineStarts[Math.max(0, line)] ?? body.length);
    const to = Math.max(from, lineStarts[Math.max(0, line + lines)] ?? body.length);
    const text = body.slice(from, to);
    waiting.push({ text: body.slice(at, from), mode: 'parse' });
    waiting.push({ text, mode: blankLineEnd(text) < text.length ? 'careful' : 'plain' });
    at = to;
  }
  waiting.push({ text: body.slice(at), mode: 'parse' });
  return waiting.filter(({ text }) => text !== '');
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
