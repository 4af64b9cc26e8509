import { composeChanges } from '../../../shared/markdown/compose-changes.ts';
import { applyChanges, type TextChanges } from '../../../shared/model/text-change.ts';

/** A text on its way to a worker: what the worker has, and what waits. */
export interface PendingText {
  readonly isWaiting: boolean;
  /** What the worker has when it has taken in what was sent. */
  readonly sentText: string;
  /** Takes in a change; cheap, since the text itself is only put together when it is needed. */
  add(changes: TextChanges): void;
  /** The changes to send now, in offsets of what `sentText` was before. */
  take(): TextChanges;
}

/** Nothing waiting. */
export function createPendingText(start: string): PendingText {
  let text = start;
  let sent: TextChanges = [];
  let waiting: TextChanges = [];
  const settle = (): string => {
    text = applyChanges(text, sent);
    sent = [];
    return text;
  };
  return {
    get isWaiting() {
      return waiting.length > 0;
    },
    get sentText() {
      return settle();
    },
    add(changes) {
      waiting = waiting.length > 0 ? composeChanges(waiting, changes) : changes;
    },
    take() {
      settle();
      sent = waiting;
      waiting = [];
      return sent;
    },
  };
}
