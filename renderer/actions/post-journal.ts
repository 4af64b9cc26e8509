import type { Api } from '../../shared/api/contract.ts';
import type { FileVersion } from '../../shared/model/post.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';

/** Sends the changes of one post to main's recovery journal, in order, each once. */
export interface PostJournal {
  add(changes: TextChanges): void;
  /** Number of changes added so far. */
  added(): number;
  /** Sends what waits up to the change with that number; resolves when main has it or sending failed. */
  flush(upTo: number): Promise<void>;
  /** The last entry main has over the present version. */
  seq(): number;
  /** From now on entries count from 1 over `version`; changes up to number `upTo` are contained in it. */
  rebase(version: FileVersion, upTo: number): void;
}

/** Creates the journal of a post. `onFailure` hears of entries that could not be written; they are tried again. */
export function createPostJournal(options: {
  readonly api: Api;
  readonly path: string;
  readonly version: FileVersion;
  readonly onFailure: (error: unknown) => void;
  readonly onSuccess: () => void;
}): PostJournal {
  const waiting: TextChanges[] = [];
  let version = options.version;
  let seq = 0;
  let total = 0;
  let chain = Promise.resolve();

  async function send(upTo: number): Promise<void> {
    for (;;) {
      const changes = waiting[0];
      if (!changes || total - waiting.length >= upTo) return;
      try {
        await options.api.call('journal.append', {
          path: options.path,
          baseVersion: version,
          seq: seq + 1,
          changes,
        });
      } catch (error) {
        options.onFailure(error);
        return;
      }
      seq += 1;
      waiting.shift();
      options.onSuccess();
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
    seq: () => seq,
    rebase(next, upTo) {
      waiting.splice(0, Math.max(0, upTo - (total - waiting.length)));
      version = next;
      seq = 0;
    },
  };
}
