import type { ErrorCode, WireError } from '../app-error.ts';
import type { BlogPath } from './blog.ts';

/** What publishing will do to one file of the remote branch. */
export interface PublishFile {
  readonly path: BlogPath;
  readonly change: 'added' | 'modified' | 'deleted';
}

/** A reason to ask before publishing, as data; the words are in `shared/errors`. */
export interface PublishDecision {
  readonly kind:
    | 'blog-not-trusted-before'
    | 'partly-staged'
    | 'no-upstream'
    | 'branch-changed'
    | 'image-missing'
    | 'large-file'
    | 'commits-waiting'
    | 'ignored-file'
    | 'metadata-broken';
  readonly detail: string;
}

/** What a publish would do now: computed without changing anything. */
export interface PublishPlan {
  readonly branch: string;
  readonly remote: string;
  /** The remote's address with any user name and password cut out. */
  readonly remoteUrl: string;
  readonly files: readonly PublishFile[];
  /** Name of the git tree the commit would have: another name means another content. */
  readonly tree: string;
  /** A unified diff of those files, at most 200 KB; says so when cut. */
  readonly diff: string;
  /** The message offered for the commit. */
  readonly message: string;
  /** Commits of this branch that are not online yet. */
  readonly commitsWaiting: number;
  readonly decisions: readonly PublishDecision[];
}

export type PublishStep = 'check' | 'fetch' | 'try-merge' | 'commit' | 'merge' | 'push' | 'verify';

export interface PublishProgress {
  readonly step: PublishStep;
  /** 0 to 1 over the whole run; never goes back. */
  readonly fraction: number;
}

/**
 * How a publish or a pull ended.
 * `published`: online. `committed`: committed here, not online yet (`error` says why). `nothing`: there was nothing to do.
 * `refused`: stopped before any commit, nothing changed (`error` says why).
 */
export interface PublishOutcome {
  readonly result: 'published' | 'committed' | 'nothing' | 'refused';
  readonly commit: string | null;
  /** Address of the commit or of the repository on its forge when it can be told from the remote. */
  readonly url: string | null;
  readonly files: readonly BlogPath[];
  readonly error?: WireError;
}

/** Codes after which a commit made here stays and a later publish goes on from it. */
export const resumableCodes: readonly ErrorCode[] = [
  'git.auth-failed',
  'git.host-unreachable',
  'git.host-key-unknown',
  'git.push-rejected',
  'git.remote-refused',
  'git.timeout',
  'cancelled',
];
