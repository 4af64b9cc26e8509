import type { Api } from '../../shared/api/contract.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { FileVersion } from '../../shared/model/post.ts';
import { diffText } from '../editor/diff-text.ts';
import { createPostJournal } from './post-journal.ts';
import { toAppError } from './to-app-error.ts';

/** A text and the version of the file it is. */
export interface VersionedText {
  readonly text: string;
  readonly version: FileVersion;
}

/** Changes of a sidecar on their way into main's recovery journal. */
export interface SidecarJournal {
  /** The last entry main has over the present version. */
  seq(): number;
  /** One text became another; it is sent soon. */
  note(before: string, after: string): void;
  /** What waits is sent soon, unless a save is on its way. */
  soon(): void;
  /** Sends what waits; the number of changes it has come to. */
  all(): Promise<number>;
  /** Sends what waits; false when main could not take it. */
  takeAll(): Promise<boolean>;
  /** Has main put all of it into the history, and begins anew over `base`, of which `now` was made; false when it could not. */
  putAside(base: VersionedText, now: string): Promise<boolean>;
  /** Sends everything at once, for a window that closes, and says the number of the last entry sent. */
  sendNow(): number;
  /** From now on entries count from 1 over `version`; changes up to number `upTo` are contained in it. */
  rebase(version: FileVersion, upTo: number): void;
  /** From now on entries count from 1 over `base`, of which `now` was made. */
  restart(base: VersionedText, now: string): void;
  stop(): void;
}

/** Where the changes go, and who hears of it. */
export interface SidecarJournalOptions extends VersionedText {
  readonly api: Api;
  /** The post the sidecar belongs to. */
  readonly post: BlogPath;
  /** Hears of a journal that cannot be written, and with null that it can again. */
  readonly onJournal: (error: AppError | null) => void;
}

const journalDelayMs = 200;

/** Creates the journal of a sidecar just read. */
export function createSidecarJournal(
  { api, post, text, version, onJournal }: SidecarJournalOptions,
  isSaving: () => boolean,
): SidecarJournal {
  const journal = createPostJournal({
    api,
    file: { path: post, isSidecar: true },
    version,
    onFailure: error => onJournal(toAppError(error)),
    onSuccess: () => onJournal(null),
  });
  // Main is told which text the entries are over: it may have given it long ago, for another one that is shown now.
  journal.restart(version, text, []);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const soon = () => {
    if (isStopped || journal.isComplete()) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      // Entries over a version that is just being replaced would be lost: they follow when the save is through.
      if (!isSaving()) void journal.flush(journal.added());
    }, journalDelayMs);
  };
  const takeAll = async () => {
    await journal.flush(journal.added());
    return journal.isComplete();
  };
  const restart = (base: VersionedText, now: string) => {
    journal.restart(base.version, base.text, diffText(base.text, now));
    soon();
  };
  return {
    seq: journal.seq,
    takeAll,
    restart,
    async putAside(base, now) {
      if (!(await takeAll())) return false;
      await api.call('journal.discard', { path: post, isSidecar: true });
      restart(base, now);
      return true;
    },
    rebase: journal.rebase,
    sendNow: journal.sendNow,
    soon,
    note(before, after) {
      const changes = diffText(before, after);
      if (changes.length === 0) return;
      journal.add(changes);
      soon();
    },
    async all() {
      const upTo = journal.added();
      await journal.flush(upTo);
      return upTo;
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
