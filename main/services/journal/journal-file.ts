import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isCount, isString, listOf, shapeOf } from '../../../shared/api/guards.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { FileVersion } from '../../../shared/model/post.ts';
import { applyChanges, type TextChanges } from '../../../shared/model/text-change.ts';
import { errnoOf, toFileError } from '../files/file-error.ts';
import { writeAtomic } from '../files/write-atomic.ts';
import { decodeRecords, encodeRecord } from './journal-record.ts';

/** What a window types over one version of a post: the first record of a journal file. */
export interface JournalBase {
  readonly blogRoot: string;
  readonly path: BlogPath;
  readonly session: string;
  readonly baseVersion: FileVersion;
  readonly text: string;
  /** When the last record was written, in milliseconds since 1970. */
  readonly at: number;
}

/** A journal file that is read back. */
export interface ReadJournal {
  readonly file: string;
  readonly base: JournalBase;
  /** The text after all whole records. */
  readonly text: string;
  readonly at: number;
}

/** A journal file that is being written. */
export interface JournalFile {
  readonly file: string;
  /** Adds a step with a single write, so that a crash leaves it whole or recognisably cut. */
  append(changes: TextChanges): Promise<void>;
  close(): Promise<void>;
}

/** How long typed text may be only in the system's memory, in milliseconds: it outlives a crash of ours, not a power cut. */
const syncDelayMs = 400;

/**
 * Creates a journal file in `folder` that holds `base` and `steps` whole or does not exist.
 * @throws file.disk-full and the other file errors
 */
export async function createJournalFile(
  folder: string,
  base: JournalBase,
  steps: readonly TextChanges[],
): Promise<JournalFile> {
  const file = join(folder, `${randomBytes(8).toString('hex')}.journal`);
  const records = [encodeRecord(base), ...steps.map(changes => encodeRecord({ at: base.at, changes }))];
  await writeAtomic(file, Buffer.concat(records));
  const handle = await open(file, 'a');
  const syncer = createSyncer(handle);
  return {
    file,
    async append(changes) {
      const record = encodeRecord({ at: Date.now(), changes });
      try {
        syncer.check();
        const { bytesWritten } = await handle.write(record);
        if (bytesWritten < record.length)
          throw Object.assign(new Error('The journal entry was cut'), { code: 'ENOSPC' });
      } catch (error) {
        throw toFileError(error, file);
      }
      syncer.soon();
    },
    close: async () => {
      syncer.cancel();
      await handle.close();
    },
  };
}

/** Syncs at most every 400 ms; a failure is thrown by the next `check`. */
function createSyncer(handle: FileHandle) {
  let timer: NodeJS.Timeout | undefined;
  let failure: unknown;
  return {
    soon() {
      timer ??= setTimeout(() => {
        timer = undefined;
        handle.datasync().catch(error => {
          // The file was closed meanwhile: what it held is saved or in a newer one.
          if (errnoOf(error) !== 'EBADF') failure = error;
        });
      }, syncDelayMs);
    },
    check() {
      if (failure !== undefined) throw failure;
    },
    cancel: () => clearTimeout(timer),
  };
}

const isBase = shapeOf({
  blogRoot: isString,
  path: isString,
  session: isString,
  baseVersion: isString,
  text: isString,
  at: isCount,
});
const isStep = shapeOf({
  at: isCount,
  changes: listOf(shapeOf({ from: isCount, to: isCount, insert: isString }), Number.POSITIVE_INFINITY),
});

/** The state a journal's bytes lead to, as far as they are whole; undefined when not even the first record is. */
export function replayJournal(bytes: Buffer): Omit<ReadJournal, 'file'> | undefined {
  const [base, ...steps] = decodeRecords(bytes);
  if (!isBase(base)) return undefined;
  let { text, at } = base;
  for (const step of steps) {
    const next = isStep(step) ? applyOrStop(text, step.changes) : undefined;
    if (!isStep(step) || next === undefined) break;
    text = next;
    at = step.at;
  }
  return { base, text, at };
}

/** The text after `changes`, or undefined when they do not fit: an earlier whole text is better than none. */
function applyOrStop(text: string, changes: TextChanges): string | undefined {
  try {
    return applyChanges(text, changes);
  } catch {
    return undefined;
  }
}

/** All journals in a folder that can be read back, newest first; none when there is no such folder. */
export async function readJournals(folder: string): Promise<readonly ReadJournal[]> {
  const journals: ReadJournal[] = [];
  for (const name of await listJournals(folder)) {
    const file = join(folder, name);
    const bytes = await readFile(file).catch(error => {
      // Another window of ours removed it in between.
      if (errnoOf(error) === 'ENOENT') return undefined;
      throw toFileError(error, file);
    });
    const journal = bytes && replayJournal(bytes);
    if (journal) journals.push({ file, ...journal });
  }
  return journals.sort((a, b) => b.at - a.at);
}

/** Removes a journal file; one that is gone already is fine. */
export async function removeJournal(file: string): Promise<void> {
  await rm(file, { force: true });
}

async function listJournals(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter(name => name.endsWith('.journal'));
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw toFileError(error, folder);
  }
}
