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
  /** The text of that version. */
  baseText(): string;
  /** Whether all typed text is in the file. */
  isClean(): boolean;
  changed(changes: TextChanges): void;
  /**
   * Saves what is typed; false when it could not. While the file on disk is another one nothing is written: `over`
   * names the version the user decided to replace.
   */
  save(over?: FileVersion): Promise<boolean>;
  /** Sends what is typed to the journal at once; false when main could not take it. */
  journalAll(): Promise<boolean>;
  /** The text now is that of `version`: nothing is unsaved. */
  adopt(version: FileVersion, text: string): void;
  /**
   * The file is another one by now (null: it is gone). Nothing is saved until it is joined with what is typed; false when
   * it could not be, and the user is asked.
   */
  meet(version: FileVersion | null): Promise<boolean>;
  /** `baseText` of `version` was joined with what is typed: `changes` make of it the text that is open now. */
  joined(version: FileVersion, baseText: string, changes: TextChanges): void;
  /** Asks the user about a file that is another one by now, with its text where that is known; autosave rests. */
  hold(version: FileVersion | null, diskText?: string): void;
  /** Sends what is unsaved without waiting for an answer, for a window that closes. Nothing is saved afterwards. */
  leave(): void;
  /** Ends autosave; what is unsaved stays in the journal. */
  stop(): void;
}

export interface WriterOptions {
  readonly api: Api;
  readonly path: BlogPath;
  readonly version: FileVersion;
  /** The text of that version. */
  readonly baseText: string;
  /** The text that is open now. */
  readonly text: () => string;
  /** Joins the file, another one by now, with what is typed; false when the user has to choose. */
  readonly join: (version: FileVersion | null) => Promise<boolean>;
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
  baseText: string;
  /** Whether the version to be replaced is one that main has not given this window to type over. */
  isReplacing: boolean;
  joining: Promise<boolean> | null;
  /** What stood in the way of the last save: the version that was found, null when there was no file. */
  refused: { readonly found: FileVersion | null } | undefined;
  /** How many of the journal's changes are in the file. */
  savedUpTo: number;
  isHeld: boolean;
  /** Whether the user was asked since the text and its file were the same or joined. */
  isAsked: boolean;
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
    baseText: () => work.baseText,
    isClean: () => isClean(work),
    changed(changes) {
      work.journal.add(changes);
      journalLater(work);
      if (work.isHeld) return;
      options.onStatus({ kind: 'unsaved' });
      saveLater(work, saveDelayMs);
    },
    save: over => save(work, over),
    async journalAll() {
      await work.journal.flush(work.journal.added());
      return work.journal.isComplete();
    },
    adopt(next, text) {
      Object.assign(work, {
        version: next,
        baseText: text,
        isHeld: false,
        isAsked: false,
        isReplacing: false,
      });
      work.savedUpTo = work.journal.added();
      work.journal.rebase(next, work.savedUpTo);
      clearTimeout(work.saveTimer);
      options.onStatus({ kind: 'saved' });
    },
    meet: found => meet(work, found),
    joined: (next, baseText, changes) => joined(work, next, baseText, changes),
    hold: (found, diskText) => hold(work, found, diskText),
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

function leave({ options, journal, version, savedUpTo, isHeld, isReplacing, isStopped }: Work): void {
  if (isStopped || savedUpTo === journal.added()) return;
  const journalSeq = journal.sendNow();
  if (isHeld) return;
  const text = options.text();
  options.api
    .call('posts.save', { path: options.path, text, baseVersion: version, journalSeq, isReplacing })
    .catch(thrown => options.onStatus({ kind: 'failed', error: toAppError(thrown) }));
}

function startWork(options: WriterOptions): Work {
  const journal = createPostJournal({
    api: options.api,
    file: { path: options.path, isSidecar: false },
    version: options.version,
    onFailure: error => options.onJournal(toAppError(error)),
    onSuccess: () => options.onJournal(null),
  });
  return {
    options,
    journal,
    version: options.version,
    baseText: options.baseText,
    isReplacing: false,
    joining: null,
    refused: undefined,
    savedUpTo: 0,
    isHeld: false,
    isAsked: false,
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

function rest(work: Work): void {
  work.isHeld = true;
  clearTimeout(work.saveTimer);
}

function hold(work: Work, version: FileVersion | null, diskText?: string): void {
  rest(work);
  // Whoever still waits for that save learns that the user is asked.
  work.refused = undefined;
  work.isAsked = true;
  const known = diskText === undefined ? {} : { diskText };
  work.options.onStatus({ kind: 'conflict', version, isAsking: true, ...known });
}

/** Everybody who meets the same change waits for the same answer. */
function meet(work: Work, found: FileVersion | null): Promise<boolean> {
  if (work.isStopped) return Promise.resolve(false);
  work.joining ??= joinOnce(work, found).finally(() => {
    work.joining = null;
  });
  return work.joining;
}

async function joinOnce(work: Work, found: FileVersion | null): Promise<boolean> {
  rest(work);
  // A question that is on the screen stays there: it must not flicker under the user's hand.
  if (!work.isAsked) work.options.onStatus({ kind: 'conflict', version: found, isAsking: false });
  await work.inFlight;
  try {
    return await work.options.join(found);
  } catch (thrown) {
    // The file cannot be read now: the next save meets it again.
    work.isHeld = false;
    notSaved(work, toAppError(thrown));
    return false;
  }
}

function joined(work: Work, version: FileVersion, baseText: string, changes: TextChanges): void {
  const { journal } = work;
  Object.assign(work, { version, baseText, isHeld: false, isAsked: false, isReplacing: true });
  journal.restart(version, baseText, changes);
  const isDone = changes.length === 0;
  work.savedUpTo = journal.added() - (isDone ? 0 : 1);
  work.options.onStatus({ kind: isDone ? 'saved' : 'unsaved' });
  if (isDone) return;
  journalLater(work);
  saveLater(work, saveDelayMs);
}

async function save(work: Work, over?: FileVersion): Promise<boolean> {
  const underWay = over === undefined ? (work.joining ?? work.inFlight) : work.inFlight;
  if (underWay) {
    const isSaved = await underWay;
    return isSaved || over !== undefined ? save(work, over) : saveJoined(work);
  }
  if (work.isStopped) return isClean(work);
  if (over === undefined && (work.isHeld || isClean(work))) return !work.isHeld;
  work.inFlight = write(work, over ?? work.version, over !== undefined || work.isReplacing);
  return (await work.inFlight) || saveJoined(work);
}

/** Saves what was refused because of another version, when it can be joined with that; else false. */
async function saveJoined(work: Work): Promise<boolean> {
  if (!work.refused || work.isStopped) return false;
  return (await meet(work, work.refused.found)) ? save(work) : false;
}

async function write(work: Work, base: FileVersion, isReplacing: boolean): Promise<boolean> {
  const { options, journal } = work;
  const text = options.text();
  const upTo = journal.added();
  clearTimeout(work.saveTimer);
  work.refused = undefined;
  options.onStatus({ kind: 'saving' });
  try {
    await journal.flush(upTo);
    const journalSeq = journal.seq();
    const saved = await options.api.call('posts.save', {
      path: options.path,
      text,
      baseVersion: base,
      journalSeq,
      isReplacing,
    });
    Object.assign(work, {
      version: saved.version,
      baseText: text,
      isHeld: false,
      isAsked: false,
      isReplacing: false,
    });
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
  work.refused = refusalOf(error);
  if (work.refused) {
    rest(work);
    return;
  }
  work.options.onStatus(error.code === 'shell.lost' ? { kind: 'unsaved' } : { kind: 'failed', error });
  saveLater(work, retryDelayMs);
}

/** The version that was found where another one was expected. */
function refusalOf({ code, data }: AppError): Work['refused'] {
  if (code === 'post.deleted-on-disk') return { found: null };
  if (code !== 'post.changed-on-disk') return undefined;
  return { found: typeof data.version === 'string' ? data.version : null };
}
