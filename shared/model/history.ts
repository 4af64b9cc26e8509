import type { BlogPath } from './blog.ts';

/** What one commit did to one file of the blog. */
export interface PastFile {
  /** Its path after that commit, or the one it had when the commit deleted it. */
  readonly path: BlogPath;
  readonly change: 'added' | 'modified' | 'deleted' | 'renamed';
  /** The path it had before, when it was renamed; else null. */
  readonly from: BlogPath | null;
  /** The title of the post it is, or belongs to, as the post is called now; null for other files and for posts that are gone. */
  readonly title: string | null;
}

/** A commit that touched the blog. */
export interface PastPublish {
  readonly commit: string;
  /** When it was made, in ms since 1970. */
  readonly instant: number;
  readonly author: string;
  /** The whole message; its first line names the publish. */
  readonly message: string;
  /** What it did to files of the blog, at most {@link mostFilesListed}. */
  readonly files: readonly PastFile[];
  /** How many more files it touched. */
  readonly moreFiles: number;
  /** Whether it was online when that was last looked at; else it is only here. */
  readonly isOnline: boolean;
}

/** Some past publishes, the newest first. */
export interface PastPublishes {
  readonly publishes: readonly PastPublish[];
  /** Whether there are older ones. */
  readonly hasMore: boolean;
}

/** What one publish changed in one file. */
export interface PastDiff extends Omit<PastFile, 'title'> {
  /** The lines of a unified diff, git's bookkeeping included; '' where nothing can be shown as text. */
  readonly diff: string;
}

/** What one publish changed. */
export interface ShownPublish {
  readonly files: readonly PastDiff[];
  /** Whether there is more than is shown. */
  readonly isCut: boolean;
}

/** A post as it was once. */
export interface PastVersion {
  readonly text: string;
  /** The text of the file with the post's metadata, where it had one. */
  readonly sidecarText: string | null;
}

/** A text that was put aside on this computer. */
export interface KeptVersion {
  /** Names it to `history.keptText`. */
  readonly id: string;
  readonly path: BlogPath;
  /** Whether that is a post's own text, and can be restored; else it is of a file beside one. */
  readonly isPost: boolean;
  /** When it was put aside, in ms since 1970. */
  readonly instant: number;
  /** Why: `conflict`, `discarded`, `recovered`, `converted`, `restored`, or what a later program calls it. */
  readonly reason: string;
}

/** An earlier text that is to stand in the open post, or that stands in a file written anew. */
export interface RestoredPost {
  readonly path: BlogPath;
  readonly text: string;
  /** That of the post's sidecar; null when it had none, or only the text was kept. */
  readonly sidecarText: string | null;
  /** Whether the post was gone, and its file has been written anew. */
  readonly isNew: boolean;
}

/** Files of one publish that are listed by name. */
export const mostFilesListed = 100;
