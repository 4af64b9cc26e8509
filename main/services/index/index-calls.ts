import type { WireError } from '../../../shared/app-error.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { CheckProgress, CheckRequest, Finding } from '../../../shared/model/checks.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import type { ReadingProgress } from '../../../shared/model/reading-progress.ts';
import type { SearchAnswer, Snippet } from '../../../shared/search/search-answer.ts';

/** A call to the index of a blog: what it takes, what it answers and what it tells meanwhile, all structured clones. */
export interface IndexCall<Params, Result, Progress = never> {
  readonly params: Params;
  readonly result: Result;
  readonly progress: Progress;
}

/** The posts of a blog among its files. */
export interface BlogSurvey {
  /** Newest first, those without a moment last. */
  readonly entries: readonly PostEntry[];
  /** Every file of the blog, whatever it is. */
  readonly paths: readonly BlogPath[];
}

/** What was found in how many posts. */
export interface CheckedPosts {
  /** In the order of the posts and of their lines. */
  readonly findings: readonly Omit<Finding, 'isAccepted'>[];
  readonly posts: number;
  /** Those without metadata: whether they had some, only the last commit can tell. Absent: none. */
  readonly bare?: readonly BlogPath[];
}

/** A list, or that it is still the one its asker has. */
export interface ListAnswer {
  /** Another number: another list. */
  readonly revision: number;
  /** Null: the list of the revision that was named in the question. */
  readonly entries: readonly PostEntry[] | null;
}

/**
 * Everything that can be asked where the index is, in a worker or in the thread that asks. Adding a call touches this
 * table, `index-handlers.ts` and its caller; neither the ports nor the worker.
 */
export interface IndexCalls {
  /** Every post and page as it is on the disk now; `known` is the revision the asker has, or null. */
  readonly list: IndexCall<{ readonly known: number | null }, ListAnswer, ReadingProgress>;
  /** The same with every file of the blog. */
  readonly survey: IndexCall<null, BlogSurvey, ReadingProgress>;
  /** One post as it is on the disk now. */
  readonly entry: IndexCall<{ readonly path: BlogPath }, PostEntry>;
  /** The posts among these files, and those they are the sidecars of, as they are on the disk now; newest first. */
  readonly entries: IndexCall<{ readonly paths: readonly BlogPath[] }, readonly PostEntry[]>;
  /** The folders that hold posts, found without reading any. */
  readonly postFolders: IndexCall<null, readonly BlogPath[]>;
  /** Forgets what is known of these files. */
  readonly changed: IndexCall<{ readonly paths: readonly BlogPath[] }, null>;
  /** The posts in which all words of a text occur; what is known earlier comes as progress. */
  readonly search: IndexCall<string, SearchAnswer, SearchAnswer>;
  /** The parts of posts that answer `query`, in the order of `paths`; null where the text has none of its words. */
  readonly snippets: IndexCall<
    { readonly query: string; readonly paths: readonly BlogPath[] },
    readonly (Snippet | null)[]
  >;
  /** When each post's file was last changed, in milliseconds since 1970. */
  readonly changeTimes: IndexCall<null, readonly (readonly [BlogPath, number])[]>;
  /** What the rules find in posts as they are on the disk now. */
  readonly check: IndexCall<CheckRequest, CheckedPosts, CheckProgress>;
  /** Keeps what is known for the next start. */
  readonly keep: IndexCall<null, null>;
}

export type IndexCallName = keyof IndexCalls;
export type IndexParams<N extends IndexCallName> = IndexCalls[N]['params'];
export type IndexResult<N extends IndexCallName> = IndexCalls[N]['result'];
export type IndexProgress<N extends IndexCallName> = IndexCalls[N]['progress'];

/** What a handler gets besides its params. */
export interface IndexCallContext<N extends IndexCallName = IndexCallName> {
  readonly signal: AbortSignal;
  readonly progress: (value: IndexProgress<N>) => void;
}

/** One function per call; an object that lacks one does not compile. */
export type IndexHandlers = {
  readonly [N in IndexCallName]: (
    params: IndexParams<N>,
    context: IndexCallContext<N>,
  ) => Promise<IndexResult<N>>;
};

/** What goes with a question. */
export interface AskOptions<N extends IndexCallName> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((value: IndexProgress<N>) => void) | undefined;
}

/** The asker's end of an index. */
export interface IndexClient {
  /**
   * Asks the index. Questions are taken up in the order in which they are asked.
   * @throws cancelled when the signal is aborted; whatever the handler throws, as the same {@link AppError} code.
   */
  ask<N extends IndexCallName>(
    name: N,
    params: IndexParams<N>,
    options?: AskOptions<N>,
  ): Promise<IndexResult<N>>;
  /**
   * Tells which files changed, in sweeps and with nothing known of them any more, until it is closed; none: perhaps some
   * did that nobody saw. Thousands of files are watched where the index is, not in the thread that asks.
   */
  watch(tell: (paths: readonly BlogPath[]) => void): void;
  /**
   * Keeps what is known for the next start and ends the watch and the worker, if there is one: questions that still wait for it fail
   * with `cancelled`, a later one starts it again.
   */
  close(): Promise<void>;
}

/** What is sent to the worker. */
export type IndexQuestion =
  | { readonly kind: 'ask'; readonly id: number; readonly name: IndexCallName; readonly params: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'watch' };

/** What the worker sends: answers, changes once it watches, and sentences for the log. */
export type IndexAnswer =
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | {
      readonly kind: 'fail';
      readonly id: number;
      readonly error: WireError;
      /** Where it was thrown, of an error nobody foresaw. */
      readonly stack?: string;
    }
  | { readonly kind: 'progress'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'changed'; readonly paths: readonly BlogPath[] }
  | { readonly kind: 'warning'; readonly message: string };

/** The end of a message port, as a worker and its owner have it. */
export interface IndexPort {
  postMessage(message: unknown): void;
  on(event: 'message', receive: (message: unknown) => void): unknown;
}
