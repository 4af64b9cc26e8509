/** Replaces the text between two UTF-16 offsets of the old document; an insertion has `from === to`. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** One step of editing: changes in the old document's offsets, ascending and not overlapping. */
export type TextChanges = readonly TextChange[];

/**
 * The text after `changes`.
 * @throws RangeError when a change lies outside the text or the changes overlap or are out of order.
 */
export function applyChanges(text: string, changes: TextChanges): string {
  let result = '';
  let position = 0;
  for (const { from, to, insert } of changes) {
    if (from < position || to < from || to > text.length)
      throw new RangeError(`Change ${from}–${to} does not fit a text of ${text.length}`);
    result += text.slice(position, from) + insert;
    position = to;
  }
  return result + text.slice(position);
}
