import type { ParseContext, TokenizeContext } from 'micromark-util-types';

interface RawRanges {
  /** The last line, counted from 1, that is known to stand in a raw block. */
  line: number;
  /** Ranges of offsets, in order, that are closed already. */
  readonly ranges: { readonly from: number; readonly to: number }[];
}

const rawRanges = new WeakMap<ParseContext, RawRanges>();

function rangesOf(parser: ParseContext): RawRanges {
  const known = rawRanges.get(parser);
  if (known) return known;
  const fresh = { line: 0, ranges: [] };
  rawRanges.set(parser, fresh);
  return fresh;
}

/** Notes that the line being read stands between `{% raw %}` and `{% endraw %}`: blocks are read while lines come in. */
export function markRawLine(context: TokenizeContext): void {
  rangesOf(context.parser).line = context.now().line;
}

/** Notes a raw block that is over, by its offsets: text is read when all blocks are known. */
export function markRawRange(parser: ParseContext, from: number, to: number): void {
  rangesOf(parser).ranges.push({ from, to });
}

/** Whether a block that begins here is raw: tags in it are text. */
export function isRawLine(context: TokenizeContext): boolean {
  return rawRanges.get(context.parser)?.line === context.now().line;
}

/** Whether the text at an offset is raw. */
export function isRawText(context: TokenizeContext, offset: number): boolean {
  const ranges = rawRanges.get(context.parser)?.ranges ?? [];
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range || range.to > offset) high = middle;
    else low = middle + 1;
  }
  const range = ranges[low];
  return range !== undefined && range.from <= offset;
}
