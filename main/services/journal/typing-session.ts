import { mkdir } from 'node:fs/promises';
import { AppError } from '../../../shared/app-error.ts';
import type { FileVersion } from '../../../shared/model/post.ts';
import { applyChanges, type TextChanges } from '../../../shared/model/text-change.ts';
import { toFileError } from '../files/file-error.ts';
import { createJournalFile, type JournalBase, type JournalFile, removeJournal } from './journal-file.ts';

/** What one window types over one version of a post, on its way into a journal file. */
export interface TypingSession {
  readonly baseVersion: FileVersion;
  readonly baseText: string;
  /** How many steps are journaled. */
  readonly count: number;
  /** The text after all steps. */
  text(): string;
  /**
   * Adds a step.
   * @throws contract.bad-params when the changes do not fit the text
   * @throws file.disk-full and the other file errors: the step is not journaled and may be sent again
   */
  append(changes: TextChanges): Promise<void>;
  /**
   * Goes on over another text, keeping the steps after number `seq`. The old file goes when a new one with all of them
   * is on the disk, or at once when there are none: then the saved post itself holds everything.
   */
  rebase(seq: number, base: TypingBase): Promise<TypingSession>;
  /** Ends writing and says which files hold what was typed. */
  close(): Promise<readonly string[]>;
}

/** Who types, and where: the same for all versions. */
export type TypingPlace = Pick<JournalBase, 'blogRoot' | 'path' | 'session'> & { readonly folder: string };

/** What is typed over. */
export interface TypingBase {
  readonly baseVersion: FileVersion;
  readonly baseText: string;
  /** Files to remove when the first one of this session is on the disk. */
  readonly obsolete?: readonly string[];
}

/** Starts over a version; nothing is written before the first step. */
export function startTyping(place: TypingPlace, base: TypingBase): TypingSession {
  return continueTyping(place, base, []);
}

function continueTyping(
  place: TypingPlace,
  { baseVersion, baseText, obsolete: files = [] }: TypingBase,
  steps: TextChanges[],
): TypingSession {
  const obsolete = new Set(files);
  let length = steps.reduce(lengthAfter, baseText.length);
  let journal: JournalFile | undefined;

  async function stop(): Promise<readonly string[]> {
    const closing = journal;
    journal = undefined;
    if (closing) obsolete.add(closing.file);
    await closing?.close();
    return [...obsolete];
  }

  return {
    baseVersion,
    baseText,
    get count() {
      return steps.length;
    },
    text: () => steps.reduce(applyChanges, baseText),
    async append(changes) {
      const nextLength = lengthAfter(length, changes);
      try {
        if (journal) await journal.append(changes);
        else journal = await openJournal(place, { baseVersion, text: baseText }, [...steps, changes]);
      } catch (error) {
        // Its end may be cut now: the next step starts a file of its own with all steps.
        await stop();
        throw error;
      }
      steps.push(changes);
      length = nextLength;
      await removeAll(obsolete);
    },
    async rebase(seq, next) {
      const rest = steps.slice(seq);
      const last = rest.pop();
      const session = continueTyping(place, { ...next, obsolete: await stop() }, rest);
      if (last) await session.append(last);
      else await removeAll(obsolete);
      return session;
    },
    close: stop,
  };
}

async function openJournal(
  { folder, blogRoot, path, session }: TypingPlace,
  base: Pick<JournalBase, 'baseVersion' | 'text'>,
  steps: readonly TextChanges[],
): Promise<JournalFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(error => {
    throw toFileError(error, folder);
  });
  return await createJournalFile(folder, { blogRoot, path, session, ...base, at: Date.now() }, steps);
}

async function removeAll(files: Set<string>): Promise<void> {
  for (const file of files) {
    await removeJournal(file);
    files.delete(file);
  }
}

function lengthAfter(length: number, changes: TextChanges): number {
  let position = 0;
  let result = length;
  for (const { from, to, insert } of changes) {
    if (from < position || to < from || to > length)
      throw new AppError('contract.bad-params', { from, to, length });
    position = to;
    result += insert.length - (to - from);
  }
  return result;
}
