import type { Element, ElementContent, Root, RootContent } from 'hast';
import { inlineElements } from './html-elements.ts';
import { isLabel } from './syntax/label.ts';

/** How much text there is; the counts of pieces add up. */
export interface TextCounts {
  /** Words as writers count them: each Chinese or Japanese character is one. */
  readonly words: number;
  /** How many of the words are single Chinese or Japanese characters, which are read at a rate of their own. */
  readonly ideographs: number;
  /** Characters as readers count them (grapheme clusters), a run of spaces or a line break inside a block being one. */
  readonly characters: number;
}

/** The counts of no text. */
export const noCounts: TextCounts = { words: 0, ideographs: 0, characters: 0 };

/** The counts of two pieces together. */
export function addCounts(one: TextCounts, other: TextCounts): TextCounts {
  return {
    words: one.words + other.words,
    ideographs: one.ideographs + other.ideographs,
    characters: one.characters + other.characters,
  };
}

/*
 * One character stands for a word in the scripts of Chinese and Japanese: that is how their writers measure a text, how
 * reading rates are stated, and no dictionary of one browser or another changes it. Extensions take in ー and the like,
 * which belong to several scripts.
 */
const ideograph = '(?=[\\p{L}\\p{N}])[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Bopomofo}]';
/** Of any other script, a letter, a digit or a mark. */
const letter = `(?!${ideograph})[\\p{L}\\p{N}\\p{M}]`;
/** What joins two parts of one word: an apostrophe, a dot, a hyphen; a comma between digits. */
const joint = "(?:['’.·_-]|(?<=\\p{N}),(?=\\p{N}))";

const ideographPattern = new RegExp(ideograph, 'gu');
const mixedWordPattern = new RegExp(`${ideograph}|(?:${letter})+(?:${joint}(?:${letter})+)*`, 'gu');
/** The same for a text without ideographs, which is nearly every one: it need not look twice at each letter. */
const plainWordPattern = new RegExp(`[\\p{L}\\p{N}\\p{M}]+(?:${joint}[\\p{L}\\p{N}\\p{M}]+)*`, 'gu');

/** Scripts of languages that put no spaces between words, for which Unicode leaves the words to dictionaries. */
const unspacedPattern = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What may go on with the character before it; a text without any needs no closer look. */
const joiningPattern =
  /\p{M}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200c|\u200d|[\u0e33\u0eb3]|[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]|[\u{e0020}-\u{e007f}]/u;

/*
 * Where a code point goes on with what the reader sees as one character, after the rules of Unicode Standard Annex 29. Written out,
 * because `Intl.Segmenter` takes a minute for a megabyte of emoji, and whoever pastes one waits for the preview.
 */
const continuationPattern = new RegExp(
  [
    // Accents, vowel signs, skin tones, tags of flags, and the joiners themselves.
    '(?<=[^])[\\p{M}\\p{Emoji_Modifier}\\u200c\\u200d\\u0e33\\u0eb3\\u{e0020}-\\u{e007f}]',
    // Emoji that a joiner ties together; a vowel sign with room of its own keeps them apart.
    '(?<=\\p{Extended_Pictographic}[\\p{Grapheme_Extend}\\p{Emoji_Modifier}]{0,8}\\u200d)\\p{Extended_Pictographic}',
    // Two letters make a flag.
    '\\p{Regional_Indicator}{2}',
    // Syllables of Hangul from their parts.
    '(?<=[\\u1100-\\u115f\\ua960-\\ua97c])[\\u1100-\\u11a7\\ua960-\\ua97c\\uac00-\\ud7a3\\ud7b0-\\ud7c6]',
    '(?<=[\\u1160-\\u11a7\\ud7b0-\\ud7c6])[\\u1160-\\u11ff\\ud7b0-\\ud7fb]',
    '(?<=[\\uac00-\\ud7a3\\u11a8-\\u11ff\\ud7cb-\\ud7fb])[\\u11a8-\\u11ff\\ud7cb-\\ud7fb]',
    // Consonants of India's scripts that a virama ties together.
    '(?<=[\\u094d\\u09cd\\u0acd\\u0b4d\\u0c4d\\u0d4d]\\u200d?)(?=\\p{Lo})[\\u0900-\\u0dff]',
  ].join('|'),
  'gu',
);

/** The number of words in `text`; each Chinese or Japanese character counts as one. */
export function countWords(text: string): number {
  return countText(text).words;
}

/** Counts one block of text. */
export function countText(text: string): TextCounts {
  const ideographs = text.match(ideographPattern)?.length ?? 0;
  return { words: wordsIn(text, ideographs > 0), ideographs, characters: charactersIn(text) };
}

function wordsIn(text: string, hasIdeographs: boolean): number {
  const words = text.match(hasIdeographs ? mixedWordPattern : plainWordPattern) ?? [];
  if (!unspacedPattern.test(text)) return words.length;
  return words.reduce((sum, word) => sum + (unspacedPattern.test(word) ? dictionaryWordsIn(word) : 1), 0);
}

// The dictionaries are the same whatever the language is called; making this takes milliseconds.
let wordSegmenter: Intl.Segmenter | undefined;

/** Longest run that is looked up at once: the time it takes grows with the square of the length. */
const longestRun = 500;

function dictionaryWordsIn(run: string): number {
  wordSegmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
  let words = 0;
  for (let at = 0; at < run.length; at += longestRun) {
    const piece = run.slice(at, at + longestRun);
    for (const { isWordLike } of wordSegmenter.segment(piece)) if (isWordLike) words += 1;
  }
  return words;
}

function charactersIn(text: string): number {
  const collapsed = text.trim().replaceAll(/\s+/g, ' ');
  const codePoints = codePointsIn(collapsed);
  if (!joiningPattern.test(collapsed)) return codePoints;
  return codePoints - (collapsed.match(continuationPattern)?.length ?? 0);
}

function codePointsIn(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/**
 * Counts what a reader of the document reads as text: marks of footnotes, formulas (not typeset yet) and
 * labels for what the generator runs are none.
 */
export function countTree(tree: Root): TextCounts {
  const blocks = [''];
  collectBlocks(tree.children, blocks);
  return blocks.reduce((sum, block) => (block === '' ? sum : addCounts(sum, countText(block))), noCounts);
}

/** Gathers the text of each block; the last one is still open. */
function collectBlocks(children: readonly (RootContent | ElementContent)[], blocks: string[]): void {
  for (const node of children) {
    if (node.type === 'text') blocks.push((blocks.pop() ?? '') + node.value);
    else if (node.type === 'element' && !isNoText(node)) {
      const isBlock = !inlineElements.has(node.tagName);
      if (isBlock) blocks.push('');
      collectBlocks(node.children, blocks);
      if (isBlock) blocks.push('');
    }
  }
}

const formulaClasses: readonly unknown[] = ['math-inline', 'math-display'];

function isNoText(element: Element): boolean {
  const { className, dataFootnoteRef, dataFootnoteBackref } = element.properties;
  if (dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined) return true;
  if (isLabel(element)) return true;
  return Array.isArray(className) && className.some(name => formulaClasses.includes(name));
}
