import type { ParseContext } from 'micromark-util-types';

/** Lines, counted from 1, that stand between `{% raw %}` and `{% endraw %}`. */
export interface RawLines {
  readonly from: number;
  to: number;
}

// Blocks are read while lines come in, text when all blocks are known: both ask here, each by the line it begins in.
const rawLines = new WeakMap<ParseContext, RawLines[]>();

/** Notes that a raw block begins with this line; the answer grows with it. */
export function beginRawLines(parser: ParseContext, line: number): RawLines {
  const lines = { from: line, to: line };
  const known = rawLines.get(parser);
  if (known) known.push(lines);
  else rawLines.set(parser, [lines]);
  return lines;
}

/** Whether tags in this line are text. */
export function isRawLine(parser: ParseContext, line: number): boolean {
  const all = rawLines.get(parser) ?? [];
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.to ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return (all[low]?.from ?? Number.POSITIVE_INFINITY) <= line;
}
