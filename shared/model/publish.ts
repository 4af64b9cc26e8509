import type { ErrorCode, WireError } from '../app-error.ts';
import type { BlogPath } from './blog.ts';
import type { Finding } from './checks.ts';
import type { EarlierCommits } from './earlier-commits.ts';
import type { PublishStand } from './publish-stand.ts';

/** Where a blog is published, when the user chose it: a branch of a remote, both by their plain names. */
export interface PublishTarget {
  readonly remote: string;
  readonly branch: string;
}

/** A remote of a blog. */
export interface PublishPlace {
  readonly name: string;
  /** Its address, with any user name and password cut out. */
  readonly url: string;
}

/** Where a blog could be published. */
export interface PublishPlaces {
  /** The branch that is checked out. */
  readonly branch: string;
  readonly remotes: readonly PublishPlace[];
  /** What the user chose; null: it goes where git's configuration says. */
  readonly target: PublishTarget | null;
}

/** What publishing will do to one file of the remote branch. */
export interface PublishFile {
  readonly path: BlogPath;
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed';
  /** The path a renamed file had before; it is gone then. */
  readonly from?: BlogPath;
}

/** What a file is to the post it is published with; `replaced`: an old page of the same name that is gone. */
export type FileRole = 'text' | 'sidecar' | 'picture' | 'replaced';

/** A file of a post, changed or not. */
export interface PostPart {
  readonly path: BlogPath;
  readonly role: FileRole;
}

/** A post of a plan with those of its files that change. */
export interface PlannedPost {
  readonly path: BlogPath;
  readonly title: string;
  /** `converted`: its HTML became Markdown. */
  readonly change: PublishFile['change'] | 'converted';
  /** At least one, each also in the plan's `files`; a picture that two posts show is a part of both. */
  readonly parts: readonly PostPart[];
  /** What its metadata say differently, where nothing else of the post changed; else empty. */
  readonly keys: readonly string[];
}

/** A changed file of the blog that is not part of a plan, and why it stays as it is. */
export interface LeftFile {
  readonly path: BlogPath;
  readonly why: 'other-post' | 'unused-picture' | 'secret' | 'ignored' | 'repository' | 'no-post';
}

/** What a publish leaves alone of the files that differ from the last commit. */
export interface LeftBehind {
  readonly files: readonly LeftFile[];
  /** How many more there are than are named. */
  readonly more: number;
}

/** How one file of a plan differs from the last commit. */
export interface FileDiff {
  /** A unified diff of at most 200 KB, that says so when it was cut; '' for what is not text. */
  readonly text: string;
  /** Sizes in bytes of what is not text, null on a side where there is no file; null for text. */
  readonly sizes: { readonly before: number | null; readonly after: number | null } | null;
}

/** A reason to ask before publishing, as data; the words are in `shared/errors`. */
export interface PublishDecision {
  readonly kind:
    | 'blog-not-trusted-before'
    | 'partly-staged'
    | 'no-upstream'
    | 'branch-new'
    | 'branch-changed'
    | 'image-missing'
    | 'large-file'
    | 'commits-waiting'
    | 'ignored-file'
    | 'metadata-broken'
    | 'post-renamed'
    | 'post-deleted'
    | 'picture-deleted';
  /** A path, a title, a number; of a renamed post its title and, on a line of its own, the old path. */
  readonly detail: string;
}

/** What a publish would do now: computed without changing anything. */
export interface PublishPlan extends SeenPlan {
  readonly remote: string;
  readonly files: readonly PublishFile[];
  /** The same files by the posts they belong to. */
  readonly posts: readonly PlannedPost[];
  /** The message offered for the commit. */
  readonly message: string;
  /** Commits of this branch that are not online yet. */
  readonly commitsWaiting: number;
  /** Those commits, as far as they are told; null where there are none. */
  readonly earlier: EarlierCommits | null;
  readonly decisions: readonly PublishDecision[];
  readonly left: LeftBehind;
}

/** What a plan that was shown stands for. */
export interface SeenPlan extends PublishStand {
  /** Name of the git tree the commit would have: another name means another content. */
  readonly tree: string;
}

export type PublishStep = 'check' | 'fetch' | 'try-merge' | 'commit' | 'merge' | 'push' | 'verify';

export interface PublishProgress {
  readonly step: PublishStep;
  /** 0 to 1 over the whole run; never goes back. */
  readonly fraction: number;
}

/**
 * How a publish or a pull ended.
 * `published`: online; with an `error`, but for some of the posts asked for. `committed`: committed here, not online yet (`error` says why). `nothing`: there was nothing to do.
 * `refused`: stopped before any commit, nothing changed (`error` says why).
 */
export interface PublishOutcome {
  readonly result: 'published' | 'committed' | 'nothing' | 'refused';
  readonly commit: string | null;
  /** Address of the commit or of the repository on its forge when it can be told from the remote. */
  readonly url: string | null;
  readonly files: readonly BlogPath[];
  /** Of getting what is online: those of the files that are no longer there. */
  readonly gone?: readonly BlogPath[];
  /** Of taking over a history: those of the files to which nothing new came; what was published in them was taken away. */
  readonly back?: readonly BlogPath[];
  /** Those of the files that a hook has rewritten: they are online as it made them. */
  readonly rewritten?: readonly BlogPath[];
  /** Files that were changed here and online in the same place, and wait for somebody to settle them. */
  readonly left?: readonly BlogPath[];
  /** Whether it went online without the other commits that are not online yet: they go on waiting, because of `left`. */
  readonly isAlone?: true;
  /** Whether it takes publishes back: what is online then has less in it. */
  readonly takesBack?: boolean;
  /** Of a publish that ended with `nothing`: what else there is to do. */
  readonly rest?: RestOfBlog;
  readonly error?: WireError;
}

/** What is left to be done in a blog where a publish found nothing to do, as far as is known here. */
export interface RestOfBlog {
  /** How many posts were asked for; null: every changed one. */
  readonly asked: number | null;
  /** Changed files of other posts. */
  readonly posts: number;
  /** Changed files that belong to no post. */
  readonly others: number;
  /** Changed files that are never published, such as those with passwords. */
  readonly kept: number;
  /** Files that were changed here and online, and of which a version has to be chosen; none of them is counted above. */
  readonly waiting: number;
  /** Whether something is online that is not here. */
  readonly isBehind: boolean;
}

/** How `publish.run` ended. */
export interface PublishRunOutcome extends PublishOutcome {
  /** What the user has to look at first, of a publish nobody had seen: nothing was done, and no `error` says why. */
  readonly plan?: PublishPlan;
  /** Of what was committed or published: the warnings in it that nobody has accepted; absent where there are none. */
  readonly warnings?: readonly Finding[];
}

/** Codes after which a commit made here stays and a later publish goes on from it. */
export const resumableCodes: readonly ErrorCode[] = [
  'git.auth-failed',
  'git.host-unreachable',
  'git.host-key-unknown',
  'git.host-key-changed',
  'git.push-rejected',
  'git.remote-refused',
  'git.timeout',
  'git.server-failed',
  'git.too-many-requests',
  'git.proxy-login',
  'git.certificate',
  'cancelled',
];
