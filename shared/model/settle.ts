import type { BlogPath } from './blog.ts';
import type { FileVersion } from './post.ts';
import type { PublishOutcome } from './publish.ts';

/** A file that was changed here and online in the same place. */
export interface PublishConflict {
  readonly path: BlogPath;
  /** `added`: new on both sides. `not-text`: a picture or the like, which nobody can join. */
  readonly kind: 'changed' | 'added' | 'deleted-here' | 'deleted-online' | 'not-text';
  /** The text both sides began with; null where there was none. */
  readonly base: string | null;
  /** The text here; null for none. */
  readonly mine: string | null;
  /** The text online; null for none. */
  readonly online: string | null;
  /** What the file here is now; null for no file. */
  readonly version: FileVersion | null;
}

/** All that has to be settled before what is online can come. */
export interface PublishConflicts {
  /** The commit online they were compared with; '' when none is known. */
  readonly online: string;
  readonly files: readonly PublishConflict[];
  /** Files that stand in the way of what comes and cannot be settled here: staged, links, a file where a folder must be. */
  readonly blocked: readonly BlogPath[];
}

/** What becomes of a file that was changed here and online. */
export interface SettleChoice {
  readonly path: BlogPath;
  /**
   * `both`: the parts of both one after the other, or a copy beside where that cannot be; only where both can be kept.
   * `edited`: another text.
   */
  readonly choice: 'mine' | 'online' | 'both' | 'edited';
  /** For `edited`. */
  readonly text: string | null;
  /** The version of the file that was shown. */
  readonly version: FileVersion | null;
}

/** A version that was not chosen, and where it is now. */
export interface PutAside {
  readonly path: BlogPath;
  readonly whose: 'mine' | 'online';
  /** `aside`: kept for 30 days, in the file of this absolute path. `beside`: in the blog, under this path. */
  readonly kind: 'aside' | 'beside';
  readonly place: string;
}

/** How settling ended; the settled texts are edits here that are not published yet. */
export interface SettleOutcome {
  readonly outcome: PublishOutcome;
  readonly aside: readonly PutAside[];
  /** Files that have both versions of a place in them now, one below the other. */
  readonly both: readonly BlogPath[];
}

/** How taking over a history that was rewritten online ended; what was written here is in edits then that are not published. */
export interface TakenOnline {
  readonly outcome: PublishOutcome;
  readonly aside: readonly PutAside[];
  /** Files that have both versions of a place in them now, one below the other. */
  readonly both: readonly BlogPath[];
  /** Full names of git's references that keep the commits as they were. */
  readonly kept: readonly string[];
}
