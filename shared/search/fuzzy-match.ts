import { foldText } from './fold-text.ts';
import type { Mark } from './search-answer.ts';

/** How well letters were found in a text, and which of its folded ones they are. */
export interface FuzzyMatch {
  /** From 1 up to 100, the better the greater. */
  readonly score: number;
  /** Offsets in the folded text, in order. */
  readonly places: readonly number[];
}

const wholeWord = 100;
const wordStart = 90;
const insideWord = 70;
const scattered = 40;
const initial = 60;

/**
 * Finds the folded `word` in a folded text: as it is, best at the start of a word, or its letters one after the other, best as
 * the first letters of words. Letters that lie far apart and begin no words are no match.
 */
export function fuzzyMatch(word: string, text: string): FuzzyMatch | undefined {
  const at = bestPlace(word, text);
  if (at >= 0)
    return {
      score: scoreOfPlace(word, text, at),
      places: Array.from({ length: word.length }, (_, step) => at + step),
    };
  const places = initialsIn(word, text) ?? scatteredIn(word, text);
  if (places === undefined) return undefined;
  if (places.every(place => isWordStart(text, place))) return { score: initial, places };
  const span = (places.at(-1) ?? 0) - (places[0] ?? 0) + 1;
  if (span > word.length * 2 + 2) return undefined;
  return { score: Math.max(1, scattered - (span - word.length) * 2), places };
}

/** The marks of folded places in the text as it is written; none where folding it moved letters in ways that cannot be followed. */
export function marksOfPlaces(text: string, places: Iterable<number>): readonly Mark[] {
  const offsets: number[] = [];
  let folded = '';
  for (const { 0: character, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const part = foldText(character);
    for (let unit = 0; unit < part.length; unit += 1) offsets.push(index);
    folded += part;
  }
  if (folded !== foldText(text)) return [];
  const starts = [...new Set(Array.from(places, place => offsets[place] ?? text.length))].sort(
    (a, b) => a - b,
  );
  const marks: Mark[] = [];
  for (const from of starts) {
    const to = offsets.find(offset => offset > from) ?? text.length;
    const last = marks.at(-1);
    if (last && last.to === from) marks[marks.length - 1] = { from: last.from, to };
    else if (from < text.length) marks.push({ from, to });
  }
  return marks;
}

function bestPlace(word: string, text: string): number {
  const first = text.indexOf(word);
  for (let at = first; at >= 0; at = text.indexOf(word, at + 1)) if (isWordStart(text, at)) return at;
  return first;
}

function scoreOfPlace(word: string, text: string, at: number): number {
  if (!isWordStart(text, at)) return insideWord;
  const end = at + word.length;
  return end === text.length || isWordStart(text, end + 1) ? wholeWord : wordStart;
}

const isLetter = (unit: string) => unit !== '' && !/[\s\p{P}\p{S}]/u.test(unit);
const isWordStart = (text: string, at: number) => at <= 0 || !isLetter(text.charAt(at - 1));

/** Places of letters that all begin words. */
function initialsIn(word: string, text: string): readonly number[] | undefined {
  const places: number[] = [];
  let at = 0;
  for (const letter of word) {
    at = text.indexOf(letter, at);
    while (at >= 0 && !isWordStart(text, at)) at = text.indexOf(letter, at + 1);
    if (at < 0) return undefined;
    places.push(at);
    at += letter.length;
  }
  return places;
}

/** Places of letters one after the other: the first such run from its end backwards, so that it is no longer than it must be. */
function scatteredIn(word: string, text: string): readonly number[] | undefined {
  let end = -1;
  for (let step = 0; step < word.length; step += 1) {
    end = text.indexOf(word.charAt(step), end + 1);
    if (end < 0) return undefined;
  }
  const places: number[] = [];
  for (let step = word.length - 1, at = end; step >= 0; step -= 1, at -= 1) {
    at = text.lastIndexOf(word.charAt(step), at);
    places.unshift(at);
  }
  return places;
}
