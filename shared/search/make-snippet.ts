import { findBestMark } from './best-mark.ts';
import { findMarks, mergeMarks } from './find-marks.ts';
import type { Mark, Snippet } from './search-answer.ts';
import type { SearchQuery } from './search-query.ts';

/** UTF-16 units of a snippet, and of what stands before its first mark. */
const snippetLength = 160;
const leadLength = 20;
/** A snippet begins and ends at a space that is at most so far from where it should. */
const spaceReach = 20;

/**
 * The part of a text in which most of what was asked for stands together, on one line; undefined when nothing of it is
 * there.
 */
export function makeSnippet(query: SearchQuery, text: string, isForgiving: boolean): Snippet | undefined {
  const marks = findMarks(query, text, isForgiving);
  const best = findBestMark(marks, snippetLength - leadLength);
  if (best === undefined) return undefined;
  const [from, to] = windowAround(text, best);
  const inside = mergeMarks(marks.filter(mark => mark.from >= from && mark.to <= to));
  const shown = onOneLine(
    text.slice(from, to),
    inside.map(mark => ({ from: mark.from - from, to: mark.to - from })),
  );
  const lead = from > 0 ? '…' : '';
  return {
    text: `${lead}${shown.text}${to < text.length ? '…' : ''}`,
    marks: shown.marks.map(mark => ({ from: mark.from + lead.length, to: mark.to + lead.length })),
    line: lineOf(text, best.from),
  };
}

function windowAround(text: string, mark: Mark): readonly [number, number] {
  const from = startNear(text, mark.from - leadLength, mark.from);
  // A very long word is shown whole, for it is what was looked for.
  const to = endNear(text, Math.max(from + snippetLength, mark.to), mark.to);
  return [from, to];
}

function startNear(text: string, wanted: number, before: number): number {
  if (wanted <= 0) return 0;
  for (let at = wanted; at < Math.min(before, wanted + spaceReach); at += 1)
    if (isSpace(text, at - 1)) return at;
  return isLowSurrogate(text, wanted) ? wanted - 1 : wanted;
}

function endNear(text: string, wanted: number, behind: number): number {
  if (wanted >= text.length) return text.length;
  for (let at = wanted; at > Math.max(behind, wanted - spaceReach); at -= 1) if (isSpace(text, at)) return at;
  return isLowSurrogate(text, wanted) ? wanted + 1 : wanted;
}

const isSpace = (text: string, at: number) => /\s/u.test(text.charAt(at));
const isLowSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** The text with each run of white space as one space, none at the ends, and its marks moved along. */
function onOneLine(
  text: string,
  marks: readonly Mark[],
): { readonly text: string; readonly marks: readonly Mark[] } {
  let shown = '';
  let at = 0;
  const moved: Mark[] = [];
  const add = (part: string) => {
    const line = part.replace(/\s+/gu, ' ');
    shown += shown === '' || shown.endsWith(' ') ? line.trimStart() : line;
  };
  for (const { from, to } of marks) {
    add(text.slice(at, from));
    const start = shown.length;
    add(text.slice(from, to));
    moved.push({ from: start, to: shown.length });
    at = to;
  }
  add(text.slice(at));
  return { text: shown.trimEnd(), marks: moved };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
