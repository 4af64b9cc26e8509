import type { ElementContent } from 'hast';
import type { BlogPath } from './blog.ts';

export type PostKind = 'post' | 'page';

/** How a post's text is read: decides what the preview shows. */
export type PostFormat = 'markdown' | 'html' | 'rest' | 'text';

/** SHA-256 of a file's bytes in lower-case hex: two versions are equal exactly when the bytes are. */
export type FileVersion = string;

/** What a post says of itself, whatever the dialect it says it in. */
export interface PostMetadata {
  readonly title: string;
  /** As written, or '' when there is none. */
  readonly date: string;
  /** The same moment as ISO 8601 UTC, or null when it cannot be told. */
  readonly instant: string | null;
  readonly draft: boolean;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly slug: string;
  readonly lang: string;
  readonly description: string;
  readonly author: string;
  /** What a post has in common with its translations where it names something; absent: its path tells. */
  readonly translationKey?: string;
  /** Of a translation: what it does not say itself, so that its original's counts. */
  readonly inherits?: readonly InheritedField[];
}

/** What a translation can leave to its original; with the date the moment. */
export type InheritedField = 'title' | 'date' | 'draft' | 'tags' | 'categories' | 'slug';

/** A line of the post list; the fields of `leysin list --json` and nothing else. */
export interface PostEntry
  extends Omit<PostMetadata, 'description' | 'author' | 'translationKey' | 'inherits'> {
  readonly path: BlogPath;
  readonly kind: PostKind;
  readonly translations: readonly BlogPath[];
  /** How many reader comments came with it. */
  readonly comments: number;
  /** `broken`: its metadata cannot be read; it is listed all the same and can be opened. */
  readonly state: 'ok' | 'broken';
  readonly error?: string;
}

/** A post as it was read by itself: translations and comments are not told yet. */
export interface ReadPost extends PostEntry, Pick<PostMetadata, 'translationKey' | 'inherits'> {}

/** A reader's comment that is a file of the blog. */
export interface ReaderComment {
  readonly author: string;
  /** As written. */
  readonly date: string;
  /** The comment's own HTML, not yet cleaned. */
  readonly html: string;
}

/** A reader's comment as the window gets it. */
export interface ShownComment {
  readonly author: string;
  /** As written. */
  readonly date: string;
  /** Cleaned hast. */
  readonly content: readonly ElementContent[];
}

/** Where the writer was in a post. */
export interface PostPlace {
  /** UTF-16 offsets of the selection. */
  readonly anchor: number;
  readonly head: number;
  /** First visible line, 1-based, with the fraction of it that is scrolled away. */
  readonly topLine: number;
}

/** Text that was typed but not saved when a process ended. */
export interface RecoveredText {
  readonly text: string;
  /** The version of the file the text was typed over, and its text. */
  readonly baseVersion: FileVersion;
  readonly baseText: string;
}

/** The text a post's file has now. */
export interface DiskText {
  /** With `\n` line ends and no byte order mark. */
  readonly text: string;
  readonly version: FileVersion;
  /** Why it cannot be joined with anything, when it cannot. */
  readonly readOnly?: PostFile['readOnly'];
}

/** A post opened for writing. */
export interface PostFile {
  readonly path: BlogPath;
  /** The whole file with `\n` line ends and no byte order mark. */
  readonly text: string;
  readonly version: FileVersion;
  readonly format: PostFormat;
  readonly entry: PostEntry;
  readonly metadata: PostMetadata;
  /** The file the metadata is in when it is not the post itself. */
  readonly sidecar?: BlogPath;
  readonly sidecarText?: string;
  readonly sidecarVersion?: FileVersion;
  /** Why the metadata beside the post cannot be edited here, when they cannot. */
  readonly sidecarReadOnly?: NonNullable<PostFile['readOnly']>;
  /** The sidecar's text that was not saved. */
  readonly recoveredSidecar?: RecoveredText;
  /** Why the post cannot be edited here, when it cannot. */
  readonly readOnly?: 'not-text' | 'too-large' | 'no-permission';
  readonly comments: readonly ShownComment[];
  readonly recovered?: RecoveredText;
  readonly place?: PostPlace;
}
