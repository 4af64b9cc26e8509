import { diffArrays } from 'diff';
import type { TextChange, TextChanges } from '../../shared/model/text-change.ts';

/** Above this many differing lines the middle is replaced as one: a line diff would take longer than it is worth. */
const maxDiffLines = 4000;

/** The changes that make `after` of `before`: the common start and end stay, and so do equal lines between them. */
export function diffText(before: string, after: string): TextChanges {
  const whole = differingMiddle(before, after);
  if (!whole) return [];
  const oldLines = linesOf(before.slice(whole.from, whole.to));
  const newLines = linesOf(whole.insert);
  if (oldLines.length + newLines.length > maxDiffLines || Math.min(oldLines.length, newLines.length) < 2)
    return [whole];
  return lineChanges(whole.from, oldLines, newLines) ?? [whole];
}

function differingMiddle(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (splitsPair(before, start) || splitsPair(after, start)) start--;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end--;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Whether `at` lies between the two halves of a surrogate pair. */
function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const low = text.charCodeAt(at);
  const high = text.charCodeAt(at - 1);
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function lineChanges(offset: number, oldLines: string[], newLines: string[]): TextChanges | undefined {
  // A time limit keeps two texts without a common line from holding the window.
  const parts = diffArrays(oldLines, newLines, { timeout: 100 });
  if (!parts) return undefined;
  const changes: TextChange[] = [];
  let position = offset;
  let open: { from: number; to: number; insert: string } | undefined;
  for (const part of parts) {
    const text = part.value.join('');
    if (!part.added && !part.removed) {
      if (open) changes.push(open);
      open = undefined;
      position += text.length;
      continue;
    }
    open ??= { from: position, to: position, insert: '' };
    if (part.added) open.insert += text;
    else {
      position += text.length;
      open.to = position;
    }
  }
  if (open) changes.push(open);
  return changes;
}
