import type { ErrorCode, WireError } from '../app-error.ts';
import type { BlogPath } from './blog.ts';
import type { PublishOutcome } from './publish.ts';

/** What the user published without a network, or what was cut off before it was online, and what is to become of it. */
export interface WaitingPublish {
  readonly branch: string;
  /** How many publishes wait, all of which go out together. */
  readonly publishes: number;
  /** The files that wait, as paths of the blog. */
  readonly files: readonly BlogPath[];
  /** When the first of them was published, in ms since 1970. */
  readonly since: number;
  /** When it is tried again, in ms since 1970; null while it is being sent, or when it is no longer tried. */
  readonly nextTry: number | null;
  readonly isSending: boolean;
  /** What the last try met; null when none has ended yet. */
  readonly problem: WireError | null;
  /** Why it is no longer tried without the user; null: it is. */
  readonly stopped: WireError | null;
  /** Whether all that waits takes publishes back. */
  readonly takesBack: boolean;
}

/** How one post, or another file, differs online from what is here. */
export interface OnlineChange {
  /** The post's path here; for one that is new online, its path there. */
  readonly path: BlogPath;
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed';
  /** Where a renamed one is online; null for every other. */
  readonly to: BlogPath | null;
  /** Who changed it last online. */
  readonly author: string;
  /** When, in ms since 1970. */
  readonly when: number;
}

/** What is online and not here yet, as far as it was asked for. */
export interface OnlineNews {
  /** The commit online this was read from. */
  readonly tip: string;
  /** How many commits online are not here. */
  readonly behind: number;
  /** How many commits here are not online. */
  readonly ahead: number;
  /** The posts among what came, at most {@link mostNews}. */
  readonly posts: readonly OnlineChange[];
  /** How many files that are no posts came with them. */
  readonly otherFiles: number;
}

/** More posts than this are not told one by one. */
export const mostNews = 500;

/** How a blog stands to what is online. */
export interface OnlineState {
  readonly waiting: WaitingPublish | null;
  /** Null: not known yet, or the blog has nothing online. */
  readonly news: OnlineNews | null;
  /** Why the last look at what is online did not succeed; null when it did, or none was due. */
  readonly problem: WireError | null;
}

/** What a window is told when something of that changes. */
export interface OnlineTold extends OnlineState {
  /** How the waiting just ended by itself: sent, or impossible to send; null when it did not. */
  readonly ended: PublishOutcome | null;
}

/** A post as it is online, beside what both sides began with. */
export interface OnlineText {
  readonly change: OnlineChange;
  /** The text online, with `\n` line ends; null when it is gone there, or no text. */
  readonly text: string | null;
  /** How many paragraphs and metadata keys were changed there. */
  readonly paragraphs: number;
}

/** Codes that mean only that the network, or the host, is not there now. */
const offlineCodes: readonly ErrorCode[] = ['git.host-unreachable', 'git.timeout'];

/** Whether a publish stands committed because it was cut off, or the user cancelled it: nobody sends it but the user. */
export function wasInterrupted(error: WireError | null | undefined): boolean {
  return error?.code === 'publish.cut-off' || error?.code === 'cancelled';
}

/** Whether an error means only that the network, or the host, is not there now. */
export function isOffline(error: WireError | undefined): boolean {
  return error !== undefined && offlineCodes.includes(error.code);
}

/** Whether a publish ended with a commit that waits for the network. */
export function waitsForNetwork(outcome: PublishOutcome): boolean {
  return outcome.result === 'committed' && isOffline(outcome.error);
}
