/** A line of a unified diff as it is shown. */
export interface DiffLine {
  readonly kind: 'file' | 'place' | 'added' | 'removed' | 'same' | 'note';
  readonly text: string;
  /** Its place in the diff, from 0. */
  readonly number: number;
}

// The line git begins a file with, for example `diff --git a/posts/x.md b/posts/x.md`.
const fileLinePattern = /^diff --git (?:"?a\/.*?"?) "?b\/(.*?)"?$/u;
// What git says of a file before its first hunk, for example `index 481c7ee..95a85cb 100644`.
const headLinePattern = /^(?:index|---|\+\+\+|old mode|new mode|similarity|rename) ?/u;

const kinds: Readonly<Record<string, DiffLine['kind']>> = {
  '+': 'added',
  '-': 'removed',
  ' ': 'same',
  '@': 'place',
};

/** The lines of a unified diff worth reading: one per file, its hunks, and nothing of git's bookkeeping. */
export function readDiff(diff: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let isInHunk = false;
  for (const [number, text] of diff.replace(/\n$/u, '').split('\n').entries()) {
    const file = fileLinePattern.exec(text);
    if (file) isInHunk = false;
    if (text.startsWith('@@')) isInHunk = true;
    if (file) lines.push({ kind: 'file', text: file[1] ?? text, number });
    else if (isInHunk) lines.push({ kind: kinds[text.charAt(0)] ?? 'note', text, number });
    else if (!headLinePattern.test(text)) lines.push({ kind: 'note', text, number });
  }
  return lines;
}
