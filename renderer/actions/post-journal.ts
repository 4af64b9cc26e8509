import type { Api } from '../../shared/api/contract.ts';
import { composeChanges } from '../../shared/markdown/compose-changes.ts';
import type { FileVersion } from '../../shared/model/post.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';

/** Sends the changes of one post, or of its sidecar, to main's recovery journal, in order, each once. */
export interface PostJournal {
  add(changes: TextChanges): void;
  /** Number of changes added so far. */
  added(): number;
  /** Sends what waits up to the change with that number; resolves when main has it or sending failed. */
  flush(upTo: number): Promise<void>;
  /** Sends everything at once, for a window that closes, and says the number of the last entry sent. */
  sendNow(): number;
  /** The last entry main has over the present version. */
  seq(): number;
  /** From now on entries count from 1 over `version`; changes up to number `upTo` are contained in it. */
  rebase(version: FileVersion, upTo: number): void;
  /** Whether main has all that was added. */
  isComplete(): boolean;
  /**
   * From now on entries count from 1 over `version`, whose text main may not know; `changes`, when there are any, are all
   * that is typed over it.
   */
  restart(version: FileVersion, baseText: string, changes: TextChanges): void;
}

/** Creates the journal of a post. `onFailure` hears of entries that could not be written; they are tried again. */
export function createPostJournal(options: {
  readonly api: Api;
  /** `isSidecar`: it is the sidecar of the post at `path` that changes. */
  readonly file: { readonly path: string; readonly isSidecar: boolean };
  readonly version: FileVersion;
  readonly onFailure: (error: unknown) => void;
  readonly onSuccess: () => void;
}): PostJournal {
  const waiting: TextChanges[] = [];
  let version = options.version;
  /** Goes with the first entry over a version that main has neither given nor written. */
  let baseText: string | undefined;
  let seq = 0;
  let total = 0;
  /** How many of the waiting changes are on their way. */
  let underWay = 0;
  /** Counts restarts: what is on its way then belongs to a version that was left. */
  let start = 0;
  let chain = Promise.resolve();

  const first = () => total - waiting.length;

  function append(from: number, to: number, entry: number): Promise<void> {
    const changes = waiting.slice(from, to).reduce((all, next) => composeChanges(all, next));
    return options.api.call('journal.append', {
      ...options.file,
      baseVersion: version,
      seq: entry,
      changes,
      baseText: entry === 1 ? baseText : undefined,
    });
  }

  async function send(upTo: number): Promise<void> {
    const count = upTo - first();
    if (count <= 0) return;
    const begun = start;
    try {
      underWay = count;
      await append(0, count, seq + 1);
      if (begun !== start) return;
      seq += 1;
      waiting.splice(0, count);
      options.onSuccess();
    } catch (error) {
      if (begun === start) options.onFailure(error);
    } finally {
      if (begun === start) underWay = 0;
    }
  }

  return {
    add(changes) {
      waiting.push(changes);
      total += 1;
    },
    added: () => total,
    flush(upTo) {
      chain = chain.then(() => send(upTo));
      return chain;
    },
    sendNow() {
      const sent = seq + (underWay > 0 ? 1 : 0);
      if (waiting.length === underWay) return sent;
      append(underWay, waiting.length, sent + 1).catch(options.onFailure);
      return sent + 1;
    },
    seq: () => seq,
    rebase(next, upTo) {
      waiting.splice(0, Math.max(0, upTo - first()));
      version = next;
      baseText = undefined;
      seq = 0;
    },
    isComplete: () => waiting.length === 0,
    restart(next, nextText, changes) {
      start += 1;
      underWay = 0;
      waiting.splice(0);
      version = next;
      baseText = nextText;
      seq = 0;
      if (changes.length > 0) {
        waiting.push(changes);
        total += 1;
      }
    },
  };
}
