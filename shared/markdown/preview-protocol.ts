import type { ElementContent } from 'hast';
import type { Site } from '../model/blog.ts';
import type { PostFormat, PostMetadata } from '../model/post.ts';
import type { TextChanges } from '../model/text-change.ts';

/** What rendering a post depends on besides its text. */
export interface RenderContext {
  readonly site: Site;
  readonly path: string;
  readonly format: PostFormat;
  /** Text of the sidecar that holds the metadata, where there is one. */
  readonly sidecarText?: string;
  /** Address prefix of the blog's files; see `OpenedBlog.assetBase`. */
  readonly assetBase: string;
}

/** Page → worker. `document` numbers the opened posts; what belongs to another than the current one is dropped. */
export type PreviewRequest =
  | {
      readonly kind: 'open';
      readonly document: number;
      readonly version: number;
      readonly text: string;
      readonly context: RenderContext;
    }
  | {
      readonly kind: 'change';
      readonly document: number;
      /** The version these changes lead to. */
      readonly version: number;
      readonly changes: TextChanges;
    };

/** A run of top-level blocks that is replaced as one. */
export interface PreviewUnit {
  /** First source line of the unit, 1-based, counted in the file. */
  readonly line: number;
  /** Cleaned hast; blocks with source carry `dataLine`. Becomes DOM nodes without being parsed again. */
  readonly nodes: readonly ElementContent[];
}

/** Replaces `remove` units from index `at` by `insert`. Patches of one answer apply in order. */
export interface UnitPatch {
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly PreviewUnit[];
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

/** Worker → page: what changed between the last answer and `version`. */
export interface PreviewAnswer {
  readonly kind: 'patch';
  readonly document: number;
  readonly version: number;
  readonly patches: readonly UnitPatch[];
  /**
   * Lines to add to `data-line` of units that were not replaced: from unit `from` (after the patches), by `lines`.
   */
  readonly shift: { readonly from: number; readonly lines: number } | null;
  /** The footnote section and other generated parts that follow the units; null: unchanged. */
  readonly generated: readonly ElementContent[] | null;
  readonly metadata: PostMetadata;
  readonly metadataError: string | null;
  readonly outline: readonly OutlineHeading[];
  readonly words: number;
  readonly messages: readonly DocumentMessage[];
}
