import type { BlogPath } from './blog.ts';

/** Something the conversion to Markdown could not keep, in counted form. */
export interface LostPart {
  /** What it was, for example `attribute style on div`. */
  readonly what: string;
  readonly count: number;
}

/** What became of one imported or converted file. */
export interface ImportReport {
  readonly from: string;
  /** The Markdown post; null when it was only printed. */
  readonly path: BlogPath | null;
  /** How much of each kind was carried over. */
  readonly kept: {
    readonly links: number;
    readonly images: number;
    readonly headings: number;
    readonly lists: number;
    readonly listItems: number;
    readonly codeBlocks: number;
    readonly tables: number;
  };
  readonly lost: readonly LostPart[];
  /** What stays as HTML in the Markdown and is left out by the blog's generator. */
  readonly dropped: readonly LostPart[];
}
