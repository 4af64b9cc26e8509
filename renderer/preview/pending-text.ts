import { composeChanges } from '../../shared/markdown/compose-changes.ts';
import { applyChanges, type TextChanges } from '../../shared/model/text-change.ts';

/** A text on its way to a worker: what the worker confirmed, what is in flight, what waits. */
export interface PendingText {
  readonly isWaiting: boolean;
  /** Takes in a change; cheap, since the text itself is only put together when it is needed. */
  add(changes: TextChanges): void;
  /** The changes to send now; they count as in flight. */
  take(): TextChanges;
  /** The whole text to send now; nothing waits after it. */
  takeAll(): string;
  /** What was in flight has arrived. */
  confirm(): void;
}

/** Nothing in flight, nothing waiting. */
export function createPendingText(start: string): PendingText {
  let text = start;
  let sent: TextChanges = [];
  let waiting: TextChanges = [];
  const confirm = (): void => {
    text = applyChanges(text, sent);
    sent = [];
  };
  return {
    get isWaiting() {
      return waiting.length > 0;
    },
    add(changes) {
      waiting = waiting.length > 0 ? composeChanges(waiting, changes) : changes;
    },
    take() {
      sent = waiting;
      waiting = [];
      return sent;
    },
    takeAll() {
      confirm();
      text = applyChanges(text, waiting);
      waiting = [];
      return text;
    },
    confirm,
  };
}
