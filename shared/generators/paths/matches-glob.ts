import type { BlogPath } from '../../model/blog.ts';

/** Most alternatives that `{a,b}` in one pattern are written out to. */
const mostAlternatives = 32;

/** Most parts a pattern may have; one with more matches nothing. */
const mostParts = 50;

/**
 * Whether a path matches a pattern as JavaScript's tools write them: `*` and `?` within a name, a whole part `**` for any
 * folders, `{md,mdx}` for alternatives. Everything else stands for itself. Never slow, whatever the pattern.
 */
export function matchesGlob(pattern: string, path: BlogPath): boolean {
  const parts = path.split('/');
  return withoutBraces(pattern.replace(/^(?:\.?\/)+/, '')).some(glob => matchesParts(glob.split('/'), parts));
}

function withoutBraces(pattern: string): readonly string[] {
  let done = [pattern];
  for (;;) {
    const next = done.flatMap(glob => {
      const open = glob.lastIndexOf('{');
      const close = glob.indexOf('}', open);
      if (open < 0 || close < 0) return [glob];
      const choices = glob.slice(open + 1, close).split(',');
      return choices.map(choice => glob.slice(0, open) + choice + glob.slice(close + 1));
    });
    if (next.length > mostAlternatives || next.every((glob, index) => glob === done[index])) return done;
    done = next;
  }
}

/** Which beginnings of `parts` the pattern read so far matches, kept as a set of lengths. */
function matchesParts(globs: readonly string[], parts: readonly string[]): boolean {
  if (globs.length > mostParts) return false;
  let lengths: ReadonlySet<number> = new Set([0]);
  for (const glob of globs) {
    const next = new Set<number>();
    for (const length of lengths) {
      const part = parts[length];
      if (glob === '**') for (let end = length; end <= parts.length; end += 1) next.add(end);
      else if (part !== undefined && matchesName(glob, part)) next.add(length + 1);
    }
    lengths = next;
  }
  return lengths.has(parts.length);
}

/** On a mismatch only the last `*` has to take one character more: at most pattern times name steps. */
function matchesName(glob: string, name: string): boolean {
  let [at, star, retry] = [0, -1, 0];
  let index = 0;
  while (index < name.length) {
    const mark = glob[at];
    if (mark === '*') {
      star = at;
      retry = index;
      at += 1;
    } else if (mark === '?' || (mark !== undefined && mark === name[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      retry += 1;
      index = retry;
    } else return false;
  }
  return /^\**$/.test(glob.slice(at));
}
