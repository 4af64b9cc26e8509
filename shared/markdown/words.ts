import type { ElementContent, Root, RootContent } from 'hast';
import { inlineElements } from './html-elements.ts';

// One character of a script that is written without spaces, or a run of letters and digits with what joins them.
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+(?:(?:['’.·_-]|(?<=\p{N}),(?=\p{N}))(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+)*/gu;

/** How much text there is; the counts of pieces add up. */
export interface TextCounts {
  readonly words: number;
  /** Characters as readers count them, spaces included. */
  readonly characters: number;
}

/** The number of words in `text`; each Chinese or Japanese character counts as one. */
export function countWords(text: string): number {
  return text.match(wordPattern)?.length ?? 0;
}

/** Counts a text. */
export function countText(text: string): TextCounts {
  return { words: countWords(text), characters: [...text].length };
}

/** Counts what a reader of the document sees, before formulas are typeset. */
export function countTree(tree: Root): TextCounts {
  const pieces: string[] = [];
  collectText(tree.children, pieces);
  return countText(pieces.join(''));
}

function collectText(children: readonly (RootContent | ElementContent)[], pieces: string[]): void {
  for (const node of children) {
    if (node.type === 'text') pieces.push(node.value);
    else if (node.type === 'element') {
      collectText(node.children, pieces);
      if (!inlineElements.has(node.tagName)) pieces.push('\n');
    }
  }
}
