import type { BlogPath } from './blog.ts';
import type { PastFile } from './history.ts';
import type { PublishStand } from './publish-stand.ts';

/** Which commits of a branch go online besides what is published now: those in `head` and not in `online`. */
export interface EarlierRange {
  /** The newest commit here. */
  readonly head: string;
  /** The newest commit that was seen online; null: none, then what no branch of `remote` has. */
  readonly online: string | null;
  readonly remote: string;
}

/** What a commit made earlier did to one file. */
export interface EarlierFile {
  /** The blog's path; of a file outside the blog, its path from the top of the repository. */
  readonly path: BlogPath;
  readonly change: PastFile['change'];
  /** The path it had before, when it was renamed; else null. */
  readonly from: BlogPath | null;
  /** The title of the post it is, or belongs to, as the post is called now; null where there is none. */
  readonly title: string | null;
  /** Whether it lies in the repository, but not in the blog. */
  readonly isOutside: boolean;
}

/** A commit that was made earlier, in a terminal or by a publish that was cut off, and is not online yet. */
export interface EarlierCommit {
  readonly commit: string;
  /** The first line of its message. */
  readonly subject: string;
  readonly author: string;
  /** When it was made, in ms since 1970. */
  readonly instant: number;
  /** At most {@link mostEarlierFiles}; of a merge those that are as none of its sides had them. */
  readonly files: readonly EarlierFile[];
  readonly moreFiles: number;
}

/** The commits that go online with a publish though it does not make them. */
export interface EarlierCommits {
  readonly range: EarlierRange;
  /** The newest first, at most {@link mostEarlierCommits}. */
  readonly commits: readonly EarlierCommit[];
  /** How many older ones go online, too. */
  readonly more: number;
}

/** Where a branch stands, and what of it goes online with whatever is sent next. */
export interface Standing extends PublishStand {
  /** Null: all of it is online. */
  readonly earlier: EarlierCommits | null;
}

/** Commits that are told one by one. */
export const mostEarlierCommits = 20;
/** Files of each that are named. */
export const mostEarlierFiles = 50;
/** Commits that are looked through for what must not go online; of more, the newest. */
export const mostEarlierRead = 1_000;
