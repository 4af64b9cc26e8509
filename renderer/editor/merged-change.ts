import { isolateHistory } from '@codemirror/commands';
import { Transaction, type TransactionSpec } from '@codemirror/state';
import type { TextChanges } from '../../shared/model/text-change.ts';

/** What another program changed, joined with what is typed here: one step of its own, which undo takes back. */
export function mergedChange(changes: TextChanges): TransactionSpec {
  return {
    changes: [...changes],
    annotations: [isolateHistory.of('full'), Transaction.userEvent.of('merge')],
  };
}
