import type { AppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { FileVersion, PostFile } from '../../shared/model/post.ts';
import {
  createSidecarJournal,
  type SidecarJournalOptions,
  type VersionedText,
} from './save-sidecar-journal.ts';
import { createTextSteps } from './save-sidecar-steps.ts';
import { toAppError } from './to-app-error.ts';

/** Holds the text of the open post's sidecar and carries it to the disk: journal, autosave, one save at a time. */
export interface SidecarWriter {
  /** The sidecar's own path. */
  readonly path: BlogPath;
  /** Why nothing can be changed, when nothing can. */
  readonly readOnly: PostFile['sidecarReadOnly'];
  text(): string;
  version(): FileVersion;
  /** The text of `version`. */
  savedText(): string;
  isClean(): boolean;
  /** Another text; `isTyping`: it is one step of undoing with the change before. */
  change(text: string, isTyping: boolean): void;
  /** Takes the last change back, or makes it again; false when there is none. */
  step(direction: 'undo' | 'redo'): boolean;
  /** The file is another one by now: `text` is what is to stand there, over what was read. */
  rebase(read: VersionedText, text: string): void;
  save(): Promise<boolean>;
  /** Sends what is unsaved to the journal at once; false when main could not take it. */
  journalAll(): Promise<boolean>;
  /** Puts the text into the history, where it stays for 30 days; false when main could not. */
  putAside(): Promise<boolean>;
  /** Sends what is unsaved without waiting for an answer, for a window that closes. */
  leave(): void;
  stop(): void;
}

/** The sidecar that was read, and who hears of what becomes of it. */
export interface SidecarOptions extends SidecarJournalOptions {
  readonly path: BlogPath;
  readonly readOnly?: PostFile['sidecarReadOnly'];
  readonly onStatus: (status: 'unsaved' | 'saving' | 'saved') => void;
  /** Hears of a save that failed; true when it has put things right with `rebase` and the save is to be tried again. */
  readonly onFailure: (error: AppError) => Promise<boolean>;
}

const saveDelayMs = 500;
const retryDelayMs = 5000;

/** Rebased again and again, a file is written by somebody who never stops. */
const mostTries = 5;

/** Creates the writer of a sidecar just read. */
export function createSidecarWriter(options: SidecarOptions): SidecarWriter {
  const { api, post } = options;
  const steps = createTextSteps(options.text);
  let saved: VersionedText = { text: options.text, version: options.version };
  const isClean = () => steps.text() === saved.text;
  const turns = createSaveTurns(isClean, () => write().finally(() => journal.soon()));
  const journal = createSidecarJournal(options, turns.isBusy);

  const noteChange = (before: string) => {
    journal.note(before, steps.text());
    options.onStatus('unsaved');
    turns.soon(saveDelayMs);
  };
  const send = (text: string, journalSeq: number) =>
    api.call('posts.saveSidecar', { path: post, text, baseVersion: saved.version, journalSeq });

  async function write(): Promise<boolean> {
    for (let tries = 0; tries < mostTries && !isClean(); tries += 1) {
      options.onStatus('saving');
      const text = steps.text();
      try {
        const upTo = await journal.all();
        saved = { text, ...(await send(text, journal.seq())) };
        journal.rebase(saved.version, upTo);
      } catch (error) {
        if (await options.onFailure(toAppError(error))) continue;
        options.onStatus('unsaved');
        turns.soon(retryDelayMs);
        return false;
      }
    }
    if (isClean()) options.onStatus('saved');
    return isClean();
  }

  return {
    path: options.path,
    readOnly: options.readOnly,
    text: steps.text,
    version: () => saved.version,
    savedText: () => saved.text,
    isClean,
    change(text, isTyping) {
      const before = steps.text();
      steps.add(text, isTyping);
      noteChange(before);
    },
    step(direction) {
      const before = steps.text();
      if (!steps.step(direction)) return false;
      noteChange(before);
      return true;
    },
    rebase(read, text) {
      saved = { text: read.text, version: read.version };
      steps.replace(text);
      journal.restart(saved, text);
      if (isClean() || turns.isBusy()) return;
      options.onStatus('unsaved');
      turns.soon(saveDelayMs);
    },
    save: turns.save,
    journalAll: journal.takeAll,
    putAside: () => journal.putAside(saved, steps.text()),
    leave() {
      if (!turns.isStopped() && !isClean())
        send(steps.text(), journal.sendNow()).catch(error => void options.onFailure(toAppError(error)));
      turns.stop();
      journal.stop();
    },
    stop() {
      turns.stop();
      journal.stop();
    },
  };
}

/** One save at a time, some time after it was asked for or at once. */
function createSaveTurns(isClean: () => boolean, write: () => Promise<boolean>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: Promise<boolean> | null = null;
  let isStopped = false;
  async function save(): Promise<boolean> {
    if (inFlight) await inFlight;
    if (isStopped || isClean()) return isClean();
    clearTimeout(timer);
    inFlight = write().finally(() => {
      inFlight = null;
    });
    return inFlight;
  }
  return {
    save,
    isBusy: () => inFlight !== null,
    isStopped: () => isStopped,
    soon(delayMs: number) {
      clearTimeout(timer);
      if (!isStopped) timer = setTimeout(() => void save(), delayMs);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
