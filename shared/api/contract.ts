import { isCorrections } from '../blog-settings/is-corrections.ts';
import { type CommandId, commandList } from '../commands.ts';
import type { BlogFields } from '../metadata/fields/post-field.ts';
import type { BlogPath, CheckedOut, OpenedBlog } from '../model/blog.ts';
import type { BlogSettingsView, SettingsTrial } from '../model/blog-settings.ts';
import type { ImportReport } from '../model/import-report.ts';
import { type ListView, listGroups, listSorts, mostFilterValues } from '../model/list-view.ts';
import type { OnlineTold } from '../model/online.ts';
import type { DiskText, FileVersion, PostEntry, PostFile } from '../model/post.ts';
import type { ReadingProgress } from '../model/reading-progress.ts';
import { isShare, type Settings, zooms } from '../model/settings.ts';
import type { SignInQuestion } from '../model/sign-in.ts';
import type { SearchAnswer, Snippet } from '../search/search-answer.ts';
import { type CallDefinition, call } from './call-definition.ts';
import { checksCalls } from './checks-calls.ts';
import {
  type Guard,
  isBoolean,
  isBytes,
  isCount,
  isNothing,
  isPosition,
  isString,
  listOf,
  maybe,
  oneOf,
  orNull,
  partOf,
  shapeOf,
} from './guards.ts';
import { historyCalls } from './history-calls.ts';
import { onlineCalls } from './online-calls.ts';
import { publishCalls } from './publish-calls.ts';
import { repositoryCalls } from './repository-calls.ts';

const isTextChanges = listOf(shapeOf({ from: isCount, to: isCount, insert: isString }), 100_000);

const isEditorShare: Guard<number> = (value): value is number => isPosition(value) && isShare(value);

const isZoom: Guard<number> = (value): value is number => zooms.some(zoom => zoom === value);

const isSettingsChange = partOf({
  theme: oneOf('system', 'light', 'dark'),
  layout: oneOf('both', 'editor', 'preview'),
  editorShare: isEditorShare,
  stackedEditorShare: isEditorShare,
  isListShown: isBoolean,
  isScrollLocked: isBoolean,
  zoom: isZoom,
  isOutlineShown: isBoolean,
  isPropertiesShown: isBoolean,
  isQuietFetchOn: isBoolean,
});

const isCommandId: Guard<CommandId> = (value): value is CommandId =>
  commandList.some(({ id }) => id === value);

/** git and ssh read an answer to the end of its line. */
const isOneLine: Guard<string> = (value): value is string =>
  typeof value === 'string' && value.length <= 10_000 && !/[\0\r\n]/.test(value);

const isSignInAnswer = shapeOf({ user: isOneLine, secret: isOneLine, isKept: isBoolean });

const isPlace = shapeOf({ anchor: isCount, head: isCount, topLine: isPosition });

const isFilterValues = listOf(isString, mostFilterValues);

const isListView = shapeOf({
  sort: oneOf(...listSorts),
  group: oneOf(...listGroups),
  filter: shapeOf({
    state: isFilterValues,
    lang: isFilterValues,
    tag: isFilterValues,
    category: isFilterValues,
    folder: isFilterValues,
    year: isFilterValues,
  }),
});

/**
 * Everything the renderer can ask of main. Adding a call touches this table, a file of `main/app/handlers/` and the caller;
 * never a port or a shell.
 */
export const calls = {
  /** Opens a folder's blog, found from there upwards; null: the last one, or the sample. */
  'blog.open': call<OpenedBlog>()(shapeOf({ folder: orNull(isString) })),
  /** Allows git and its configuration to run in the open blog. */
  'blog.trust': call<OpenedBlog>()(isNothing),
  /** Allows posts of the open blog to show pictures that other sites send, or stops allowing it. */
  'blog.allowRemotePictures': call<OpenedBlog>()(shapeOf({ isAllowed: isBoolean })),
  /** What the posts of the open blog show of its metadata: keys, types, values, habits. */
  'blog.fields': call<BlogFields>()(isNothing),
  /** Copies the sample to a folder of the user's, without its remote, and opens it. */
  'blog.keepSample': call<OpenedBlog>()(shapeOf({ folder: isString })),
  /** What was inferred of the open blog, what the user corrected, and what is wrong with those corrections. */
  'blog.settings': call<BlogSettingsView>()(isNothing),
  /** What the open blog would be with these corrections alone; writes nothing. */
  'blog.trySettings': call<SettingsTrial>()(shapeOf({ corrections: isCorrections })),
  /**
   * Writes the corrections of the open blog over `version` and opens it anew with them.
   * @throws settings.changed-on-disk; settings.unreadable unless `isReplacing` the file
   */
  'blog.saveSettings': call<OpenedBlog>()(
    shapeOf({ corrections: isCorrections, version: orNull(isString), isReplacing: isBoolean }),
  ),
  /** Remembers that the user has seen what was inferred of the open blog. */
  'blog.settingsSeen': call<void>()(isNothing),
  /** Folders below `prefix` that can be opened, for the Open blog dialog. */
  'folders.complete': call<readonly string[]>()(shapeOf({ prefix: isString })),
  /**
   * Every post and page, newest first; tells how far it is when that takes a while.
   * @throws blog.thinned when many are gone at once; blog.gone, blog.unreadable
   */
  'posts.list': call<readonly PostEntry[], ReadingProgress>()(isNothing),
  /** The posts that are gone are deleted: from now on those there are count as all. */
  'posts.believe': call<void>()(isNothing),
  /** A post with everything the window shows of it; from now on the window hears when its file changes. @throws post.not-found */
  'posts.read': call<PostFile>()(shapeOf({ path: isString })),
  /**
   * Writes a post's text over `baseVersion`; `journalSeq` is the last journal entry contained in `text`. `isReplacing`: the
   * window has not been given that version to type over, so its text is put aside first.
   * @throws post.changed-on-disk with the version found, when the file is another by now.
   */
  'posts.save': call<{ readonly version: FileVersion }>()(
    shapeOf({
      path: isString,
      text: isString,
      baseVersion: isString,
      journalSeq: isCount,
      isReplacing: maybe(isBoolean),
    }),
  ),
  /** The text a post's file has now, to be compared with what is typed; what the window types over stays the same. @throws post.not-found */
  'posts.onDisk': call<DiskText>()(shapeOf({ path: isString })),
  /** The text the sidecar of a post has now; null: there is none. @throws post.not-found */
  'posts.sidecarOnDisk': call<DiskText | null>()(shapeOf({ path: isString })),
  /**
   * Writes the sidecar of a post over `baseVersion`, the version of the sidecar that `text` was made of; `journalSeq` is the
   * last entry of the sidecar's journal contained in `text`.
   * @throws post.changed-on-disk, post.deleted-on-disk with the sidecar as `path`: nothing was written.
   */
  'posts.saveSidecar': call<{ readonly version: FileVersion }>()(
    shapeOf({ path: isString, text: isString, baseVersion: isString, journalSeq: isCount }),
  ),
  /**
   * Whether the last commit holds the post: until then its address is nobody's. Null where git cannot say: the blog is not
   * trusted, or in no repository.
   */
  'posts.isCommitted': call<boolean | null>()(shapeOf({ path: isString })),
  /** Keeps both sides of a conflict: writes `text` as a new file beside the post and names it. */
  'posts.saveCopy': call<{ readonly path: string }>()(shapeOf({ path: isString, text: isString })),
  /** Creates a post the way the blog does it; a null `lang` is the blog's own. @throws post.bad-title, post.name-taken, post.no-drafts */
  'posts.create': call<{ readonly path: string }>()(
    shapeOf({ title: isString, lang: orNull(isString), draft: isBoolean }),
  ),
  /**
   * Turns an HTML post of this blog into Markdown beside the same sidecar; `mayDrop`: even if the generator then leaves parts out.
   * @throws post.would-drop-html with the `parts`: nothing was written.
   */
  'posts.convert': call<ImportReport>()(shapeOf({ path: isString, mayDrop: maybe(isBoolean) })),
  /**
   * Turns a file from elsewhere into a new Markdown post; HTML by now.
   * With `isPrinted` nothing is written and only the Markdown comes back.
   */
  'posts.import': call<{ readonly report: ImportReport; readonly markdown: string }>()(
    shapeOf({ name: isString, bytes: isBytes, isPrinted: isBoolean }),
  ),
  /**
   * The posts in which all words of `query` occur, typing errors forgiven; what is known earlier comes as progress. Ends the
   * search this window asked for before with `cancelled`. An empty query only prepares the next ones.
   */
  'posts.search': call<SearchAnswer, SearchAnswer>()(shapeOf({ query: isString })),
  /** The parts of these posts that answer `query`, in their order; null where the text has none of its words. */
  'posts.snippets': call<readonly (Snippet | null)[]>()(
    shapeOf({ query: isString, paths: listOf(isString, 200) }),
  ),
  /** When each post's file was last changed, in milliseconds since 1970. */
  'posts.changeTimes': call<readonly (readonly [BlogPath, number])[]>()(isNothing),
  /** How the list of the open blog was shown last. */
  'posts.readView': call<ListView>()(isNothing),
  /** Remembers how the list of the open blog is shown. */
  'posts.keepView': call<void>()(isListView),
  /** Remembers where the writer is. */
  'posts.place': call<void>()(shapeOf({ path: isString, place: isPlace })),
  /**
   * Adds typed changes to the recovery journal of a post. `seq` counts from 1 over `baseVersion` for this window;
   * the changes are in the offsets of the text after entry `seq - 1`. `baseText` is the text of that version, where the window
   * has it from `posts.onDisk`. `isSidecar`: they are changes of the post's sidecar, which has a journal of its own.
   */
  'journal.append': call<void>()(
    shapeOf({
      path: isString,
      baseVersion: isString,
      seq: isCount,
      changes: isTextChanges,
      baseText: maybe(isString),
      isSidecar: maybe(isBoolean),
    }),
  ),
  /** Drops the journal of a post, or of its sidecar, whose typed text is no longer wanted; it is kept for 30 days. */
  'journal.discard': call<void>()(shapeOf({ path: isString, isSidecar: maybe(isBoolean) })),
  /** Stores an image where this blog keeps them and says how the post links to it. */
  'images.import': call<{ readonly path: string; readonly link: string }>()(
    shapeOf({ post: isString, name: isString, bytes: isBytes }),
  ),
  /** The answer to the question of that number in `signIn.asked`; null: the user would rather not. */
  'signIn.answer': call<void>()(shapeOf({ id: isCount, answer: orNull(isSignInAnswer) })),
  /** The user's settings; from now on the window hears when another one changes them. */
  'settings.read': call<Settings>()(isNothing),
  /** Changes the named settings only, one at least, and answers with all that are kept now; the other windows hear `settings.changed`. */
  'settings.write': call<Settings>()(isSettingsChange),
  /** Asks for a folder with the system's dialog; null when the user gave up. Needs `nativeDialogs`. */
  'folders.pick': call<string | null>()(shapeOf({ purpose: oneOf('open', 'keep') })),
  /** Opens the blog of a folder in a window of its own. Needs `manyWindows`. */
  'window.open': call<void>()(shapeOf({ folder: isString })),
  /**
   * The answer to `window.closing`: null when everything typed is on the disk, else the title of the post whose text is not.
   * Needs `nativeMenu`.
   */
  'window.answerClosing': call<void>()(shapeOf({ unsaved: orNull(isString) })),
  /** Which commands of the menu cannot be used now. Needs `nativeMenu`. */
  'window.disableCommands': call<void>()(shapeOf({ ids: listOf(isCommandId) })),
  /** Prints the post as the preview shows it, or writes a PDF and brings its path. Needs `printing`. */
  'post.print': call<string | null>()(
    shapeOf({ title: isString, lang: isString, html: isString, target: oneOf('printer', 'pdf') }),
  ),
  ...publishCalls,
  ...checksCalls,
  ...onlineCalls,
  ...historyCalls,
  ...repositoryCalls,
};

/** A question before a host lets us in; null: that question is not asked any more. */
export interface SignInAsked {
  readonly id: number;
  readonly question: SignInQuestion | null;
}

/** What main tells the renderer unasked. */
export interface Events {
  /** Posts were added, changed or removed on disk: list them again. */
  readonly 'blog.changed': { readonly paths: readonly string[] };
  /** What is checked out in the blog with this root: when it is shown, and since it is another. */
  readonly 'blog.checkedOut': CheckedOut & { readonly root: string };
  /** The open post's file is another one by now; version null: it is gone. */
  readonly 'post.changedOnDisk': { readonly path: string; readonly version: FileVersion | null };
  /** A command was chosen in the shell's menu. */
  readonly 'command.chosen': { readonly id: CommandId };
  /** The window is about to close: save, then call `window.answerClosing`. */
  readonly 'window.closing': null;
  /** Another window changed the settings: all that are kept now. */
  readonly 'settings.changed': Settings;
  /** Something waits here to be sent or no longer does, or something changed online. */
  readonly 'online.changed': OnlineTold;
  /** A post of this blog was asked for from outside: its path. */
  readonly 'post.asked': { readonly path: string };
  /** git or ssh needs something of the user's that nothing else could give: answer with `signIn.answer`. */
  readonly 'signIn.asked': SignInAsked;
}

/** What the host can do and the renderer may ask for; never which host it is. */
export interface HostInfo {
  readonly capabilities: Capabilities;
  /** Decides whether Mod is Command or Control. */
  readonly platform: 'mac' | 'windows' | 'linux';
  readonly version: string;
  /** What of the program's own files was damaged and what is used instead, a sentence each. */
  readonly problems: readonly string[];
}

/** What a host may be able to do; each has a call or an event that needs it. */
export interface Capabilities {
  /** The system's dialog asks for folders. */
  readonly nativeDialogs: boolean;
  /** Commands are chosen in a menu outside the page, and the shell asks before it closes the window. */
  readonly nativeMenu: boolean;
  readonly manyWindows: boolean;
  /** Posts are printed by the shell, also into a PDF; elsewhere the browser prints them. */
  readonly printing: boolean;
}

export type CallName = keyof typeof calls;
export type EventName = keyof Events;
export type ParamsOf<N extends CallName> =
  (typeof calls)[N] extends CallDefinition<infer P, infer _R, infer _G> ? P : never;
export type ResultOf<N extends CallName> =
  (typeof calls)[N] extends CallDefinition<infer _P, infer R, infer _G> ? R : never;
export type ProgressOf<N extends CallName> =
  (typeof calls)[N] extends CallDefinition<infer _P, infer _R, infer G> ? G : never;

/** What a handler gets besides its params. */
export interface CallContext<N extends CallName = CallName> {
  readonly signal: AbortSignal;
  readonly progress: (value: ProgressOf<N>) => void;
}

/** One function per call; an object that lacks one does not compile. */
export type Handlers = {
  readonly [N in CallName]: (params: ParamsOf<N>, context: CallContext<N>) => Promise<ResultOf<N>>;
};

/** The renderer's view of main. */
export interface Api {
  call<N extends CallName>(
    name: N,
    params: ParamsOf<N>,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (value: ProgressOf<N>) => void },
  ): Promise<ResultOf<N>>;
  /** Listens to an event; returns the function that stops listening. */
  on<N extends EventName>(name: N, listener: (value: Events[N]) => void): () => void;
}
