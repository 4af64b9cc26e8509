import type { ElementContent, Properties } from 'hast';
import type { Site } from '../model/blog.ts';
import type { PostFormat, PostMetadata } from '../model/post.ts';
import type { TextChanges } from '../model/text-change.ts';
import type { TextCounts } from './words.ts';

/** What rendering a post depends on besides its text. */
export interface RenderContext {
  readonly site: Site;
  readonly path: string;
  readonly format: PostFormat;
  /** Text of the sidecar that holds the metadata, where there is one. */
  readonly sidecarText?: string;
  /** Address prefix of the blog's files; see `OpenedBlog.assetBase`. */
  readonly assetBase: string;
  readonly remotePictures: RemotePictures;
}

/**
 * What stands for a picture of another site: the picture (only where the user allows it, see `OpenedBlog.remotePictures`), a label with
 * a button that offers to allow it, or a label alone where nobody listens to buttons.
 */
export type RemotePictures = 'shown' | 'offered' | 'never';

/** A run of source lines, `line` being 1-based in the file. */
export interface LineRange {
  readonly line: number;
  readonly lines: number;
}

/** Lines that are shown as source since rendering them took too long. */
export interface PlainRange extends LineRange {
  /** They may be tried once more when nobody types: the machine may just have been busy. */
  readonly mayRetry?: boolean;
}

/** Page → worker. `document` numbers the opened posts; what belongs to another than the current one is dropped. */
export type PreviewRequest =
  | {
      readonly kind: 'open';
      readonly document: number;
      readonly version: number;
      readonly text: string;
      readonly context: RenderContext;
      /** Lines whose blocks are shown as source from the start: rendering them took too long before. */
      readonly plain: readonly PlainRange[];
    }
  | {
      readonly kind: 'change';
      readonly document: number;
      /** The version these changes lead to. */
      readonly version: number;
      readonly changes: TextChanges;
    }
  | {
      readonly kind: 'sidecar';
      readonly document: number;
      readonly version: number;
      /** What the sidecar holds by now; there was one before, and the post's own text is as it was. */
      readonly sidecarText: string;
    };

/**
 * An element around a run of neighbouring units: the list of items, the table of rows. Units that stand beside each
 * other and name wrappers of the same `id` at the same depth stand in one element; what they say of it is the same, too.
 */
export interface UnitWrapper {
  readonly id: number;
  readonly tagName: string;
  /** Cleaned, as the properties of nodes are. No `dataLine`: a wrapper begins where its first unit does. */
  readonly properties: Properties;
}

/** A run of blocks, or a part of a long one, that is replaced as one. */
export interface PreviewUnit {
  /** First source line of the unit, 1-based, counted in the file; 0 for generated units, which have no source. */
  readonly line: number;
  /** Number of source lines of the unit, with the blank ones that follow it. */
  readonly lines: number;
  /**
   * Cleaned hast; blocks with source carry `dataLine` and `dataEndLine` (their first and last source line), both counted
   * from the unit's first line, which is 0. Becomes DOM nodes without being parsed again.
   */
  readonly nodes: readonly ElementContent[];
  /** The elements around the unit inside the article, outermost first; absent: none. */
  readonly within?: readonly UnitWrapper[];
}

/** Replaces `remove` units from index `at` by `insert`; all units after them move by `lines`. */
export interface UnitPatch {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly PreviewUnit[];
  readonly lines: number;
}

export interface OutlineHeading {
  readonly level: number;
  readonly text: string;
  /** 1-based line in the file. */
  readonly line: number;
  readonly id: string;
}

/** A problem in the document, with a place; it never stops the rendering. */
export interface DocumentMessage {
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly rule: string;
  readonly text: string;
}

/** What a post says of itself, and what kept it from being read. */
export interface DocumentMetadata {
  readonly metadata: PostMetadata;
  readonly metadataError: string | null;
}

/**
 * Worker → page: what changed since the answer before. The first answer of a request's version answers that request;
 * further ones come unasked, when more of a long post is ready or something was put right. All apply in their order.
 */
export interface PreviewAnswer {
  readonly kind: 'patch';
  readonly document: number;
  readonly version: number;
  /** They apply in order, each to what the one before has left. */
  readonly patches: readonly UnitPatch[];
  /** The same for the units of the footnote section and other generated parts, which stand after the others. */
  readonly generated: readonly UnitPatch[];
  /** Null: as before. */
  readonly metadata: DocumentMetadata | null;
  /** Null: as before. */
  readonly outline: readonly OutlineHeading[] | null;
  readonly counts: TextCounts;
  readonly messages: readonly DocumentMessage[];
  /** UTF-16 units of the text that are not rendered yet; while this is not 0, more answers follow unasked. */
  readonly rest: number;
}

/** Worker → page, before a piece of the text is worked on, so that the page knows what the worker hangs in. */
export interface WorkNotice extends LineRange {
  readonly kind: 'working';
  readonly document: number;
}

/** Everything a worker says. */
export type PreviewMessage = PreviewAnswer | WorkNotice;
