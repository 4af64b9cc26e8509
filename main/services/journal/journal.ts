import { join } from 'node:path';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { FileVersion, RecoveredText } from '../../../shared/model/post.ts';
import type { TextChanges } from '../../../shared/model/text-change.ts';
import { inTurn } from '../files/file-queue.ts';
import { readPostText } from '../posts/read-post.ts';
import { type ReadJournal, readJournals, removeJournal } from './journal-file.ts';
import { createVersionKeeper, type KeepReason, postKey, type VersionKeeper } from './keep-versions.ts';
import { startTyping, type TypingSession } from './typing-session.ts';

/** A post in a window. */
export interface JournalKey {
  readonly blogRoot: string;
  readonly path: BlogPath;
  /** The window's id. */
  readonly session: string;
}

/** A step of typing. */
export interface JournalEntry extends JournalKey {
  readonly baseVersion: FileVersion;
  /** The text of that version; needed only when neither `opened` nor `saved` told it and the disk holds another. */
  readonly baseText?: string;
  /** Counts from 1 over `baseVersion`. Number 1 begins anew; a number already journaled is taken for a repetition. */
  readonly seq: number;
  readonly changes: TextChanges;
}

/** A version of a post that a window has in its editor, with its text. */
export interface HeldVersion extends JournalKey {
  readonly version: FileVersion;
  readonly text: string;
}

/** What is typed but not saved, on the disk within moments. */
export interface Journal {
  /** Tells what a window has just been given to type over; nothing is written. */
  opened(held: HeldVersion): void;
  /** The text a window was given or has saved last, while it holds that post. */
  heldText(key: JournalKey): string | undefined;
  /**
   * Journals a step; when it returns, a crash of this program does not lose it.
   * @throws contract.bad-params with `expected` when a step is missing before it or it does not fit the text
   * @throws post.changed-on-disk when the text of `baseVersion` is known to nobody
   * @throws file.disk-full and the other file errors: send it again later
   */
  append(entry: JournalEntry): Promise<void>;
  /** Tells that `text`, with all steps up to `seq`, is the file's `version` now; steps after it are kept over it. */
  saved(save: HeldVersion & { readonly seq: number }): Promise<void>;
  /**
   * The newest text typed in a window that is gone, unless the file holds it; others of such windows are put aside.
   * The journal stays until a window has saved or discarded the post.
   */
  recover(
    blogRoot: string,
    path: BlogPath,
    isLive: (session: string) => boolean,
  ): Promise<RecoveredText | undefined>;
  /**
   * Drops what was typed and puts it aside: of `session` and of windows that are gone, or without a session of all.
   */
  discard(blogRoot: string, path: BlogPath, session?: string): Promise<void>;
  /** Closes the files of a window that is gone and forgets its texts; what is on the disk can be recovered. */
  closeSession(session: string): Promise<void>;
  /** Closes all files; what is in them stays. */
  close(): Promise<void>;
}

/** Creates the journal under `home/journal`: a folder for each post, in it a file for each window. */
export function createJournal(home: string, keeper: VersionKeeper = createVersionKeeper(home)): Journal {
  const shelves = new Map<string, Shelf>();
  const held = new Map<string, HeldVersion>();
  /** Only ids: a call of a window that has gone may still be on its way. */
  const closed = new Set<string>();

  /** Runs `task` on a post's journals when all earlier calls for that post have ended. */
  function onShelf<T>(blogRoot: string, path: BlogPath, task: (shelf: Shelf) => Promise<T>): Promise<T> {
    const folder = join(home, 'journal', postKey(blogRoot, path));
    const shelf = shelves.get(folder) ?? {
      folder,
      blogRoot,
      path,
      keeper,
      held,
      typing: new Map(),
      handedOut: [],
      waiting: 0,
    };
    shelves.set(folder, shelf);
    shelf.waiting++;
    return inTurn(folder, async () => {
      try {
        return await task(shelf);
      } finally {
        shelf.waiting--;
        await stopTyping(shelf, session => closed.has(session));
        if (shelf.waiting + shelf.typing.size + shelf.handedOut.length === 0) shelves.delete(folder);
      }
    });
  }

  function hold(version: HeldVersion): void {
    if (!closed.has(version.session)) held.set(version.session, version);
  }

  /** Looks at every post's journals: stops typing where it is meant to stop. */
  async function stopEverywhere(isMeant: (session: string) => boolean): Promise<void> {
    const stopping = [...shelves.values()].map(({ blogRoot, path }) =>
      onShelf(blogRoot, path, shelf => stopTyping(shelf, isMeant)),
    );
    await Promise.all(stopping);
  }

  return {
    opened: hold,
    heldText: ({ blogRoot, path, session }) => {
      const version = held.get(session);
      return version?.blogRoot === blogRoot && version.path === path ? version.text : undefined;
    },
    append: entry => onShelf(entry.blogRoot, entry.path, shelf => append(shelf, entry)),
    saved: save => {
      const { seq, ...version } = save;
      if (held.get(save.session)?.path === save.path) hold(version);
      return onShelf(save.blogRoot, save.path, shelf => saved(shelf, { ...version, seq }));
    },
    recover: (blogRoot, path, isLive) => onShelf(blogRoot, path, shelf => recover(shelf, isLive)),
    discard: (blogRoot, path, session) => onShelf(blogRoot, path, shelf => discard(shelf, session)),
    closeSession: async session => {
      closed.add(session);
      held.delete(session);
      await stopEverywhere(known => known === session);
    },
    close: () => stopEverywhere(() => true),
  };
}

/** The journals of one post. */
interface Shelf {
  readonly folder: string;
  readonly blogRoot: string;
  readonly path: BlogPath;
  readonly keeper: VersionKeeper;
  /** What each window opened last, by session. */
  readonly held: ReadonlyMap<string, HeldVersion>;
  /** What the windows of this process type, by session. */
  readonly typing: Map<string, TypingSession>;
  /** Journals of windows that are gone, whose text a window of now has been given and answers for. */
  handedOut: readonly ReadJournal[];
  /** Calls for this post that have not ended. */
  waiting: number;
}

async function append(shelf: Shelf, entry: JournalEntry): Promise<void> {
  const { session, baseVersion, seq, changes } = entry;
  if (seq === 1) await beginAnew(shelf, entry);
  const current = shelf.typing.get(session);
  const count = current?.baseVersion === baseVersion ? current.count : 0;
  if (current && seq <= count) return;
  if (!current || seq !== count + 1) throw new AppError('contract.bad-params', { seq, expected: count + 1 });
  await current.append(changes);
}

async function beginAnew(shelf: Shelf, entry: JournalEntry): Promise<void> {
  const { session, baseVersion } = entry;
  const current = shelf.typing.get(session);
  const baseText = entry.baseText ?? (await findBaseText(shelf, session, baseVersion));
  // One step is most likely this very step, sent again; more would be lost without a trace.
  if (current && current.count > 1)
    await shelf.keeper.keepVersion(shelf.blogRoot, shelf.path, current.text(), 'discarded');
  const obsolete = (await current?.close()) ?? [];
  shelf.typing.set(session, startTyping({ ...shelf, session }, { baseVersion, baseText, obsolete }));
}

async function saved(
  shelf: Shelf,
  { session, seq, version, text }: HeldVersion & { readonly seq: number },
): Promise<void> {
  const base = { baseVersion: version, baseText: text };
  const current =
    shelf.typing.get(session) ??
    startTyping({ ...shelf, session }, { ...base, obsolete: await filesHolding(shelf, session, text) });
  shelf.typing.set(session, await current.rebase(seq, base));
  const adopted = shelf.handedOut;
  shelf.handedOut = [];
  await putAside(shelf, adopted, text, 'recovered');
}

/** Journals of a window that was closed while it saved, when they hold no more than what is saved. */
async function filesHolding({ folder }: Shelf, session: string, text: string): Promise<readonly string[]> {
  const journals = await readJournals(folder);
  return journals
    .filter(({ base, text: typed }) => base.session === session && typed === text)
    .map(j => j.file);
}

async function recover(
  shelf: Shelf,
  isLive: (session: string) => boolean,
): Promise<RecoveredText | undefined> {
  const journals = (await readJournals(shelf.folder)).filter(({ base }) => !isLive(base.session));
  const [newest] = journals;
  if (!newest) return undefined;
  await stopTyping(shelf, session => !isLive(session));
  const onDisk = await readDiskText(shelf);
  const isOnDisk = newest.text === onDisk;
  // An older file of the same window is the generation before: its text is contained in the newest.
  const others = journals.filter(
    ({ base, text }) => base.session !== newest.base.session && text !== newest.text,
  );
  await putAside(shelf, others, onDisk, 'recovered');
  for (const { file } of journals) if (isOnDisk || file !== newest.file) await removeJournal(file);
  shelf.handedOut = isOnDisk ? [] : [newest];
  if (isOnDisk) return undefined;
  return { text: newest.text, baseVersion: newest.base.baseVersion, baseText: newest.base.text };
}

async function discard(shelf: Shelf, session: string | undefined): Promise<void> {
  await stopTyping(shelf, known => session === undefined || known === session);
  const dropped = (await readJournals(shelf.folder)).filter(({ base }) => !shelf.typing.has(base.session));
  shelf.handedOut = [];
  await putAside(shelf, dropped, await readDiskText(shelf), 'discarded');
}

/** Removes journals; a text that is neither `heldText` nor without typing is put aside first. */
async function putAside(
  { keeper }: Shelf,
  journals: readonly ReadJournal[],
  heldText: string | undefined,
  why: KeepReason,
): Promise<void> {
  for (const { file, base, text } of journals) {
    if (text !== heldText && text !== base.text)
      await keeper.keepVersion(base.blogRoot, base.path, text, why);
    await removeJournal(file);
  }
}

async function stopTyping({ typing }: Shelf, isMeant: (session: string) => boolean): Promise<void> {
  for (const [session, current] of typing) {
    if (!isMeant(session)) continue;
    await current.close();
    typing.delete(session);
  }
}

async function findBaseText(shelf: Shelf, session: string, version: FileVersion): Promise<string> {
  const { blogRoot, path } = shelf;
  const current = shelf.typing.get(session);
  if (current?.baseVersion === version) return current.baseText;
  const held = shelf.held.get(session);
  if (held?.blogRoot === blogRoot && held.path === path && held.version === version) return held.text;
  const onDisk = await readPostText(blogRoot, path);
  if (onDisk.version !== version)
    throw new AppError('post.changed-on-disk', { path, version: onDisk.version });
  return onDisk.text;
}

/** The file's text, or undefined when there is none to compare with. */
async function readDiskText({ blogRoot, path }: Shelf): Promise<string | undefined> {
  try {
    return (await readPostText(blogRoot, path)).text;
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
