import { findBestMark } from '../../shared/search/best-mark.ts';
import { findMarks, mergeMarks } from '../../shared/search/find-marks.ts';
import { foldText } from '../../shared/search/fold-text.ts';
import type { Mark } from '../../shared/search/search-answer.ts';
import { longestText } from '../../shared/search/search-document.ts';
import { parseQuery } from '../../shared/search/search-query.ts';
import type { App } from './app.ts';

/** The words of a query in a post's text, in its UTF-16 offsets, and where those that stand closest together begin. */
export interface FoundWords {
  readonly words: readonly Mark[];
  readonly start: number;
}

/** UTF-16 units within which words are seen together; the list shows as much of a line. */
const reach = 140;

/**
 * Where in a text whose body begins at `bodyStart` the words of a query are to be seen; undefined where none is. Who typed
 * the whole title looks for the post, and finds it as it was left.
 */
export function findInText(
  query: string,
  title: string,
  text: string,
  bodyStart: number,
): FoundWords | undefined {
  if (foldText(query.trim()) === foldText(title.trim())) return undefined;
  const marks = findMarks(parseQuery(query), text.slice(bodyStart, bodyStart + longestText), true);
  const best = findBestMark(marks, reach);
  if (!best) return undefined;
  const words = mergeMarks(marks).map(({ from, to }) => ({ from: from + bodyStart, to: to + bodyStart }));
  return { words, start: best.from + bodyStart };
}

/** Marks words in the open post and goes to them; the preview goes along, also where it is alone. */
export function showFound({ desk }: App, text: string, { words, start }: FoundWords): void {
  desk.editor?.showFound(words, start);
  desk.preview?.showCaret(text.slice(0, start).split('\n').length);
}
