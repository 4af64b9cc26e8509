import { findHunks } from './find-hunks.ts';

/** How many paragraphs of a text another version of it has changed, added or taken away; its front matter counts as one. */
export function countChangedParagraphs(base: string, other: string): number {
  const hunks = findHunks(paragraphsOf(base), paragraphsOf(other));
  return hunks.reduce((sum, { from, to, places }) => sum + Math.max(to - from, places.length), 0);
}

function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n[^\S\n]*\n/)
    .map(part => part.trim())
    .filter(part => part !== '');
}
