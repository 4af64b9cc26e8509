import { diffArrays } from 'diff';

export type LineEnding = '\n' | '\r\n' | '\r';

/** More changed lines than this in a file of mixed endings are all taken for new: the diff's cost grows with the square. */
const mostChangedLines = 2_000;

/**
 * For each `\n` of `text` the ending that the same line had in `baseText`, undefined for a new line. What lies before the
 * first and after the last difference keeps its own; between them whole lines are compared.
 */
export function carryLineEndings(
  baseText: string,
  text: string,
  baseEndings: readonly LineEnding[],
): (LineEnding | undefined)[] {
  const { start, end } = commonEnds(baseText, text);
  const head = countLineEnds(text.slice(0, start));
  const tail = countLineEnds(text.slice(text.length - end));
  const middle = baseEndings.slice(head, baseEndings.length - tail);
  return [
    ...baseEndings.slice(0, head),
    ...carryByLines(
      baseText.slice(start, baseText.length - end),
      text.slice(start, text.length - end),
      middle,
    ),
    ...baseEndings.slice(baseEndings.length - tail),
  ];
}

/** Gives each new line the ending of the line before it, or of the next one that has any. */
export function fillLineEndings(endings: readonly (LineEnding | undefined)[]): LineEnding[] {
  let neighbour = endings.find(ending => ending !== undefined) ?? '\n';
  return endings.map(ending => {
    neighbour = ending ?? neighbour;
    return neighbour;
  });
}

/** The lengths of the longest common beginning and, behind it, of the longest common end, in UTF-16 units. */
function commonEnds(before: string, after: string): { start: number; end: number } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  return { start, end };
}

function countLineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function carryByLines(
  baseText: string,
  text: string,
  baseEndings: readonly LineEnding[],
): (LineEnding | undefined)[] {
  const count = countLineEnds(text);
  // As many line ends as before: the edits were within lines.
  if (count === baseEndings.length) return [...baseEndings];
  if (count === 0 || baseEndings.length === 0) return new Array(count).fill(undefined);
  const parts = diffArrays(baseText.split('\n'), text.split('\n'), { maxEditLength: mostChangedLines });
  const endings: (LineEnding | undefined)[] = [];
  // Endings of base lines from `line` on are still to be given; those before `kept` belong to replaced lines.
  let line = 0;
  let kept = 0;
  for (const { count: lines = 0, added, removed } of parts ?? []) {
    if (removed) {
      kept += lines;
      continue;
    }
    if (!added) {
      line = kept;
      kept += lines;
    }
    for (let step = 0; step < lines; step++) endings.push(line < kept ? baseEndings[line++] : undefined);
    line = kept;
  }
  return fitTo(endings, count);
}

/** The last part of a text has no line end of its own, so a list made of parts may be one too long or short. */
function fitTo(endings: readonly (LineEnding | undefined)[], count: number): (LineEnding | undefined)[] {
  return Array.from({ length: count }, (_, index) => endings[index]);
}
