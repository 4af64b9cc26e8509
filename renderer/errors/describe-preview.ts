import type { LineRange } from '../../shared/markdown/preview-protocol.ts';

/**
 * What the preview does not show as it should, in words; '' when all is well.
 * @param plain lines that took too long, and are shown as source.
 */
export function describePreview(isStalled: boolean, plain: readonly LineRange[]): string {
  if (isStalled) return 'Preview is catching up';
  const [first, ...others] = plain;
  if (!first) return '';
  if (others.length === 0 && first.lines === 1)
    return `Line ${first.line} takes too long to show; it appears as source.`;
  return `${linesOf(first)}${morePlaces(others.length)} take too long to show; they appear as source.`;
}

function linesOf({ line, lines }: LineRange): string {
  return lines === 1 ? `Line ${line}` : `Lines ${line}–${line + lines - 1}`;
}

function morePlaces(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' and one other place' : ` and ${count} other places`;
}
