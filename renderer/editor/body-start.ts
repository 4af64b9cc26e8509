import type { EditorState } from '@codemirror/state';
import type { PostPlace } from '../../shared/model/post.ts';

/**
 * Where writing begins in a post that was never open: before the first line of its body that is not empty. What is typed in
 * front of the metadata would break them. `metadataEnd`: the UTF-16 offset where the body starts.
 */
export function placeOfBody({ doc }: EditorState, metadataEnd: number): PostPlace | undefined {
  if (metadataEnd <= 0) return undefined;
  const end = Math.min(metadataEnd, doc.length);
  const blank = /^(?:[^\S\n]*\n)*/.exec(doc.sliceString(end))?.[0].length ?? 0;
  const start = end + blank;
  return { anchor: start, head: start, topLine: 1 };
}

/**
 * The line (1-based) at the top edge of a post that is shown from its body on: that with the first words, or the empty one
 * above it. Undefined for a post without metadata, and where the caret is in them.
 */
export function bodyLineOf(state: EditorState, metadataEnd: number): number | undefined {
  const start = placeOfBody(state, metadataEnd)?.anchor;
  if (start === undefined || state.selection.main.head < Math.min(metadataEnd, state.doc.length))
    return undefined;
  const { number } = state.doc.lineAt(start);
  return number > 1 && state.doc.line(number - 1).text.trim() === '' ? number - 1 : number;
}
