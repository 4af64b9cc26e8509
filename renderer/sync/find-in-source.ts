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

/** Beyond so many words that differ, comparing takes longer than a click may. */
const maxDifference = 4000;

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
  const found = words[partnersOf(words, shownWords)[at] ?? -1];
  if (!found) return placeOf(source, Math.round((offset / Math.max(1, shown.length)) * source.length));
  const inside = Math.min(offset - word.from, found.to - found.from);
  // Behind the last character of a word, not behind the marks that follow it.
  const last = origins[Math.max(found.from, found.from + inside - 1)] ?? 0;
  return placeOf(source, inside === 0 ? (origins[found.from] ?? 0) : last + 1);
}

/** For each word that is shown the index of its word of the source; undefined before the first that has one. */
function partnersOf(source: readonly Word[], shown: readonly Word[]): (number | undefined)[] {
  const changes = diffArrays(
    source.map(({ text }) => text),
    shown.map(({ text }) => text),
    { maxEditLength: maxDifference },
  );
  const partners: (number | undefined)[] = [];
  let at = 0;
  let free = 0;
  for (const { count, added, removed } of changes ?? []) {
    if (!added) at += count;
    if (removed) free = count;
    else {
      // What is written in another way here and there stands for the other in turn, and then for the last.
      const first = at - (added ? free : count);
      for (let index = 0; index < count; index += 1) partners.push(partnerAt(first + index, at));
      free = 0;
    }
  }
  return partners;
}

function partnerAt(index: number, end: number): number | undefined {
  return end > 0 ? Math.min(index, end - 1) : undefined;
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
