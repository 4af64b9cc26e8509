import type { ChangeSet } from '@codemirror/state';
import type { TextChange, TextChanges } from '../../shared/model/text-change.ts';

/** The changes of a transaction in the old document's UTF-16 offsets, ascending; neighbours are one change. */
export function changesOf(changes: ChangeSet): TextChanges {
  const result: TextChange[] = [];
  changes.iterChanges((from, to, _fromNew, _toNew, inserted) => {
    result.push({ from, to, insert: inserted.toString() });
  });
  return result;
}
