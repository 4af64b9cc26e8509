import type { TextChanges } from '../../model/text-change.ts';

/**
 * The replacement of a range with as little of it as differs; no change when nothing does. A character of two UTF-16
 * units is never cut.
 */
export function trimChange(text: string, from: number, to: number, insert: string): TextChanges {
  const most = Math.min(to - from, insert.length);
  let head = 0;
  while (head < most && text.charCodeAt(from + head) === insert.charCodeAt(head)) head += 1;
  if (isHighSurrogate(insert.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (tail < most - head && text.charCodeAt(to - tail - 1) === insert.charCodeAt(insert.length - tail - 1))
    tail += 1;
  if (isLowSurrogate(insert.charCodeAt(insert.length - tail))) tail -= 1;
  if (head + tail === to - from && head + tail === insert.length) return [];
  return [{ from: from + head, to: to - tail, insert: insert.slice(head, insert.length - tail) }];
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
