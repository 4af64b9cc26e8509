import type { Api } from '../../shared/api/contract.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { FileVersion } from '../../shared/model/post.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';
import type { PostStatus } from '../state/post-state.ts';
import { createPostJournal, type PostJournal } from './post-journal.ts';
import { toAppError } from './to-app-error.ts';

/** Carries one open post's text to the disk: journal, autosave, one save at a time. */
export interface PostWriter {
  readonly path: BlogPath;
  /** The version of the file the text was typed over. */
  version(): FileVersion;
  /** Whether all typed text is in the file. */
  isClean(): boolean;
  changed(changes: TextChanges): void;
  /**
   * Saves what is typed; false when it could not. While the file on disk is another one nothing is written: `over`
   * names the version the user decided to replace.
   */
  save(over?: FileVersion): Promise<boolean>;
  /** Sends what is typed to the journal at once; resolves when main has it or sending failed. */
  journalAll(): Promise<void>;
  /** The text now is that of `version`: nothing is unsaved. */
  adopt(version: FileVersion): void;
  /** The file is another one by now; autosave rests until `save(over)` or `adopt`. */
  hold(version: FileVersion | null): void;
  /** Sends what is unsaved without waiting for an answer, for a window that closes. Nothing is saved afterwards. */
  leave(): void;
  /** Ends autosave; what is unsaved stays in the journal. */
  stop(): void;
}

export interface WriterOptions {
  readonly api: Api;
  readonly path: BlogPath;
  readonly version: FileVersion;
  readonly text: () => string;
  readonly onStatus: (status: PostStatus) => void;
  /** Hears of a journal that cannot be written, and with null that it can again. */
  readonly onJournal: (error: AppError | null) => void;
}

const saveDelayMs = 500;
const journalDelayMs = 200;
const retryDelayMs = 5000;

interface Work {
  readonly options: WriterOptions;
  readonly journal: PostJournal;
  version: FileVersion;
  /** How many of the journal's changes are in the file. */
  savedUpTo: number;
  isHeld: boolean;
  isStopped: boolean;
  inFlight: Promise<boolean> | null;
  saveTimer: ReturnType<typeof setTimeout> | undefined;
  journalTimer: ReturnType<typeof setTimeout> | undefined;
}

/** Creates the writer of a post just read. */
export function createPostWriter(options: WriterOptions): PostWriter {
  const work = startWork(options);
  return {
    path: options.path,
    version: () => work.version,
    isClean: () => isClean(work),
    changed(changes) {
      work.journal.add(changes);
      journalLater(work);
      if (work.isHeld) return;
      options.onStatus({ kind: 'unsaved' });
      saveLater(work, saveDelayMs);
    },
    save: over => save(work, over),
    journalAll: () => work.journal.flush(work.journal.added()),
    adopt(next) {
      work.version = next;
      work.isHeld = false;
      work.savedUpTo = work.journal.added();
      work.journal.rebase(next, work.savedUpTo);
      clearTimeout(work.saveTimer);
      options.onStatus({ kind: 'saved' });
    },
    hold: found => hold(work, found),
    leave() {
      leave(work);
      stop(work);
    },
    stop: () => stop(work),
  };
}

function stop(work: Work): void {
  work.isStopped = true;
  clearTimeout(work.saveTimer);
  clearTimeout(work.journalTimer);
}

function leave({ options, journal, version, savedUpTo, isHeld, isStopped }: Work): void {
  if (isStopped || savedUpTo === journal.added()) return;
  const journalSeq = journal.sendNow();
  if (isHeld) return;
  const text = options.text();
  options.api
    .call('posts.save', { path: options.path, text, baseVersion: version, journalSeq })
    .catch(thrown => options.onStatus({ kind: 'failed', error: toAppError(thrown) }));
}

function startWork(options: WriterOptions): Work {
  const journal = createPostJournal({
    api: options.api,
    path: options.path,
    version: options.version,
    onFailure: error => options.onJournal(toAppError(error)),
    onSuccess: () => options.onJournal(null),
  });
  return {
    options,
    journal,
    version: options.version,
    savedUpTo: 0,
    isHeld: false,
    isStopped: false,
    inFlight: null,
    saveTimer: undefined,
    journalTimer: undefined,
  };
}

const isClean = (work: Work) => work.savedUpTo === work.journal.added();

function saveLater(work: Work, delayMs: number): void {
  clearTimeout(work.saveTimer);
  if (!work.isHeld && !work.isStopped) work.saveTimer = setTimeout(() => void save(work), delayMs);
}

function journalLater(work: Work): void {
  if (work.isStopped) return;
  work.journalTimer ??= setTimeout(() => {
    work.journalTimer = undefined;
    // Entries over a version that is just being replaced would be lost: they follow when the save is through.
    if (!work.inFlight) void work.journal.flush(work.journal.added());
  }, journalDelayMs);
}

function hold(work: Work, found: FileVersion | null): void {
  work.isHeld = true;
  clearTimeout(work.saveTimer);
  work.options.onStatus({ kind: 'conflict', version: found, isAsking: true });
}

async function save(work: Work, over?: FileVersion): Promise<boolean> {
  if (work.inFlight) {
    const isSaved = await work.inFlight;
    return isSaved || over !== undefined ? save(work, over) : false;
  }
  if (work.isStopped) return isClean(work);
  if (over === undefined && (work.isHeld || isClean(work))) return !work.isHeld;
  work.inFlight = write(work, over ?? work.version);
  return work.inFlight;
}

async function write(work: Work, base: FileVersion): Promise<boolean> {
  const { options, journal } = work;
  const text = options.text();
  const upTo = journal.added();
  clearTimeout(work.saveTimer);
  options.onStatus({ kind: 'saving' });
  try {
    await journal.flush(upTo);
    const journalSeq = journal.seq();
    const saved = await options.api.call('posts.save', {
      path: options.path,
      text,
      baseVersion: base,
      journalSeq,
    });
    work.version = saved.version;
    work.isHeld = false;
    work.savedUpTo = upTo;
    journal.rebase(saved.version, upTo);
    options.onStatus(isClean(work) ? { kind: 'saved' } : { kind: 'unsaved' });
    return true;
  } catch (thrown) {
    notSaved(work, toAppError(thrown));
    return false;
  } finally {
    work.inFlight = null;
    if (!isClean(work)) journalLater(work);
  }
}

function notSaved(work: Work, error: AppError): void {
  if (error.code === 'post.changed-on-disk') {
    hold(work, typeof error.data.version === 'string' ? error.data.version : null);
  } else if (error.code === 'post.deleted-on-disk') {
    hold(work, null);
  } else {
    work.options.onStatus(error.code === 'shell.lost' ? { kind: 'unsaved' } : { kind: 'failed', error });
    saveLater(work, retryDelayMs);
  }
}
