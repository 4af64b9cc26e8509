import type { ElementContent, Root, RootContent } from 'hast';
import { inlineElements } from './html-elements.ts';

// One character of a script that is written without spaces, or a run of letters and digits with what joins them.
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+(?:(?:['’.·_-]|(?<=\p{N}),(?=\p{N}))(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+)*/gu;

/** The number of words in `text`; each Chinese or Japanese character counts as one. */
export function countWords(text: string): number {
  return text.match(wordPattern)?.length ?? 0;
}

/** The number of words a reader of the document sees, before formulas are typeset. */
export function countTreeWords(tree: Root): number {
  const pieces: string[] = [];
  collectText(tree.children, pieces);
  return countWords(pieces.join(''));
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
