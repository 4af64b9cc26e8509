import { diffArrays } from 'diff';
import { shownSource } from './shown-source.ts';
import { type Word, wordsOf } from './words.ts';

/** A place in some lines of source. */
export interface SourcePlace {
  /** From the first of the lines, which is 0. */
  readonly row: number;
  /** UTF-16 units from the start of the line. */
  readonly column: number;
}

/** Beyond so many differences comparing, which takes time by their square, takes longer than a click may. */
const maxDifference = 800;

/**
 * The place in a block's Markdown of a place in the text readers see: the same word, and the same character of it. Marks,
 * addresses, tags, entities and smart punctuation may stand between; of repeated words the right one is found by order.
 */
export function findInSource(lines: readonly string[], shown: string, offset: number): SourcePlace {
  const source = lines.join('\n');
  const { text, origins } = shownSource(source);
  const words = wordsOf(text);
  const shownWords = wordsOf(shown);
  const at = shownWords.findLastIndex(word => word.from <= offset);
  const word = shownWords[at];
  if (!word) return placeOf(source, words[0] ? (origins[words[0].from] ?? 0) : 0);
  const found = words[partnerOf(at, words, shownWords) ?? -1];
  if (!found) return placeOf(source, Math.round((offset / Math.max(1, shown.length)) * source.length));
  const inside = Math.min(offset - word.from, found.to - found.from);
  // Behind the last character of a word, not behind the marks that follow it.
  const last = origins[Math.max(found.from, found.from + inside - 1)] ?? 0;
  return placeOf(source, inside === 0 ? (origins[found.from] ?? 0) : last + 1);
}

/** The index of the source's word for the one that is shown at `at`; undefined before the first and where all differs. */
function partnerOf(at: number, source: readonly Word[], shown: readonly Word[]): number | undefined {
  const pairs = pairsOf(source, shown);
  if (!pairs) return undefined;
  const next = pairs.find(pair => pair.shown >= at) ?? { source: source.length, shown: shown.length };
  if (next.shown === at) return next.source;
  // What is written in another way here and there stands for the other in turn, and then for the last.
  const before = pairs.findLast(pair => pair.shown < at) ?? { source: -1, shown: -1 };
  return next.source > 0 ? Math.min(before.source + at - before.shown, next.source - 1) : undefined;
}

/** Indices of words that are one and the same. */
interface Pair {
  readonly source: number;
  readonly shown: number;
}

/** The pairs in their order; undefined where too much differs. */
function pairsOf(source: readonly Word[], shown: readonly Word[]): Pair[] | undefined {
  // What stands on one side only, as most marks do, has no partner whatever is around it.
  const ofSource = commonWords(source, shown);
  const ofShown = commonWords(shown, source);
  const changes = diffArrays(
    ofSource.map(({ text }) => text),
    ofShown.map(({ text }) => text),
    { maxEditLength: maxDifference },
  );
  const pairs: Pair[] = [];
  let [sourceAt, shownAt] = [0, 0];
  for (const { count, added, removed } of changes ?? []) {
    for (let index = 0; !added && !removed && index < count; index += 1) {
      const [one, other] = [ofSource[sourceAt + index], ofShown[shownAt + index]];
      if (one && other) pairs.push({ source: one.index, shown: other.index });
    }
    if (!added) sourceAt += count;
    if (!removed) shownAt += count;
  }
  return changes && pairs;
}

/** The words that the others have, too, with their indices. */
function commonWords(words: readonly Word[], others: readonly Word[]) {
  const known = new Set(others.map(({ text }) => text));
  return words.map(({ text }, index) => ({ text, index })).filter(({ text }) => known.has(text));
}

/** The place in lines of code, which are shown as they are written but for their indentation. */
export function findInCode(rows: readonly string[], shown: string, offset: number): SourcePlace {
  const before = shown.slice(0, offset).split('\n');
  const row = Math.min(before.length - 1, Math.max(0, rows.length - 1));
  const source = rows[row] ?? '';
  const indent = Math.max(0, source.trimEnd().length - (shown.split('\n')[row] ?? '').trimEnd().length);
  return { row, column: Math.min(source.length, indent + (before.at(-1)?.length ?? 0)) };
}

function placeOf(source: string, offset: number): SourcePlace {
  const before = source.slice(0, offset).split('\n');
  return { row: before.length - 1, column: before.at(-1)?.length ?? 0 };
}
