import type { TextChange, TextChanges } from '../../../shared/model/text-change.ts';

/** So few changes are told one by one: carets that type at several places. */
const mostApart = 8;
/** Changes with less between them than this are told as one, in UTF-16 units. */
const nearUnits = 1000;
/** No joined change is longer than this in the old text, in UTF-16 units: the worker can be heard between two. */
const longestUnits = 10_000;

/**
 * Changes that lead to the same text as `changes` to `text` do; of many, neighbours are one. The worker reads a block again
 * for each change, and replacing a word everywhere would have it read every block a hundred times.
 */
export function joinChanges(text: string, changes: TextChanges): TextChanges {
  if (changes.length <= mostApart) return changes;
  const joined: TextChange[] = [];
  let inserted: string[] = [];
  let from = 0;
  let to = 0;
  const close = (): void => {
    if (inserted.length > 0) joined.push({ from, to, insert: inserted.join('') });
  };
  for (const change of changes) {
    const isNear = inserted.length > 0 && change.from - to < nearUnits && change.to - from <= longestUnits;
    if (isNear) inserted.push(text.slice(to, change.from), change.insert);
    else {
      close();
      inserted = [change.insert];
      from = change.from;
    }
    to = change.to;
  }
  close();
  return joined;
}
