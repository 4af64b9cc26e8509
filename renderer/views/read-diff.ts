import { diffArrays } from 'diff';
import type { MarkedRange } from '../ui/marked-text.tsx';

/** A line of a unified diff as it is shown. */
export interface DiffLine {
  readonly kind: 'file' | 'place' | 'added' | 'removed' | 'same' | 'note';
  readonly text: string;
  /** Its place in the diff, from 0. */
  readonly number: number;
  /** In a line that took the place of another, or gave way to it: what is not the same in both. */
  readonly marks: readonly MarkedRange[];
}

// The line git begins a file with, for example `diff --git a/posts/x.md b/posts/x.md`.
const fileLinePattern = /^diff --git (?:"?a\/.*?"?) "?b\/(.*?)"?$/u;
// What git says of a file before its first hunk, for example `index 481c7ee..95a85cb 100644`.
const headLinePattern =
  /^(?:index|---|\+\+\+|old mode|new mode|new file mode|deleted file mode|similarity|rename) ?/u;
// Where a hunk is, for example `@@ -12,7 +12,8 @@ def f():`.
const placePattern = /^@@ -\d+(?:,\d+)? \+(\d+)/u;

const kinds: Readonly<Record<string, DiffLine['kind']>> = {
  '+': 'added',
  '-': 'removed',
  ' ': 'same',
};

/** The lines of a unified diff worth reading: one per file, its hunks, and nothing of git's bookkeeping. */
export function readDiff(diff: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let isInHunk = false;
  for (const [number, text] of diff.replace(/\n$/u, '').split('\n').entries()) {
    const file = fileLinePattern.exec(text);
    const place = placePattern.exec(text);
    if (file) isInHunk = false;
    if (place) isInHunk = true;
    if (file) lines.push({ kind: 'file', text: file[1] ?? text, number, marks: [] });
    else if (place) lines.push({ kind: 'place', text: `Line ${place[1]}`, number, marks: [] });
    else if (isInHunk) lines.push({ ...lineOfHunk(text), number, marks: [] });
    else if (!headLinePattern.test(text)) lines.push({ kind: 'note', text, number, marks: [] });
  }
  // Before what begins at the first line nothing is left out.
  return markWords(lines.filter(({ kind, text }) => kind !== 'place' || !/^Line [01]$/.test(text)));
}

const noLineEnd = 'The line above has no line end.';

function lineOfHunk(text: string): Pick<DiffLine, 'kind' | 'text'> {
  if (text.startsWith('\\')) return { kind: 'note', text: noLineEnd };
  return { kind: kinds[text.charAt(0)] ?? 'note', text };
}

/** Comparing word by word takes time that grows with the square of the lines' lengths. */
const longestCompared = 2_000;
const mostCompared = 200;
/** Of two lines that have less than this share in common, marks would be noise. */
const leastShared = 0.3;

/** Marks what differs in lines that were changed: as many lines in a row taken out as put in instead. */
function markWords(all: readonly DiffLine[]): readonly DiffLine[] {
  const marked = new Map<number, DiffLine>();
  // What is said of a line’s end stands between the lines that are compared.
  const lines = all.filter(({ text }) => text !== noLineEnd);
  let compared = 0;
  for (let at = 0; at < lines.length && compared < mostCompared; at++) {
    if (lines[at]?.kind !== 'removed') continue;
    const removed = countFrom(lines, at, 'removed');
    const added = countFrom(lines, at + removed, 'added');
    for (let index = 0; removed === added && index < removed; index++, compared++) {
      const [before, after] = [lines[at + index], lines[at + removed + index]];
      const marks = before && after && compareLines(before.text, after.text);
      if (!marks) continue;
      marked.set(before.number, { ...before, marks: marks.before });
      marked.set(after.number, { ...after, marks: marks.after });
    }
    at += removed + added - 1;
  }
  return all.map(line => marked.get(line.number) ?? line);
}

function countFrom(lines: readonly DiffLine[], from: number, kind: DiffLine['kind']): number {
  let count = 0;
  while (lines[from + count]?.kind === kind) count++;
  return count;
}

function compareLines(
  before: string,
  after: string,
): { readonly before: readonly MarkedRange[]; readonly after: readonly MarkedRange[] } | undefined {
  if (before.length + after.length > longestCompared) return undefined;
  const marks = { before: [] as MarkedRange[], after: [] as MarkedRange[] };
  // The first character says which side a line is of.
  const at = { before: 1, after: 1 };
  let shared = 0;
  for (const { value, added, removed } of diffArrays(wordsOf(before), wordsOf(after))) {
    const { length } = value.join('');
    if (removed) marks.before.push({ from: at.before, to: at.before + length });
    if (added) marks.after.push({ from: at.after, to: at.after + length });
    if (!added) at.before += length;
    if (!removed) at.after += length;
    if (!added && !removed) shared += length;
  }
  return shared / Math.max(before.length, after.length) < leastShared ? undefined : marks;
}

/** Knows words in every script, also in those that write no spaces between them. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

const wordsOf = (line: string) => [...segmenter.segment(line.slice(1))].map(({ segment }) => segment);
