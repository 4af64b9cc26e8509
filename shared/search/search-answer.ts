import type { BlogPath } from '../model/blog.ts';
import type { SearchPlace } from './search-document.ts';

/** Posts that answer equally well, the best first. */
export interface HitGroup {
  /** The worst place that is needed to find all the words. */
  readonly place: SearchPlace;
  /** Whether typing errors had to be forgiven. */
  readonly isSimilar: boolean;
  readonly paths: readonly BlogPath[];
}

/** The posts in which all that was asked for occurs. */
export interface SearchAnswer {
  /** Posts with the words as they were typed first, those with similar words behind; each by place, title first. */
  readonly groups: readonly HitGroup[];
  /** How many posts were searched, of how many. */
  readonly searched: number;
  readonly total: number;
  /** Whether words that are a typing error away were looked for, too. */
  readonly isForgiving: boolean;
}

/** A part of a post's text with the words that were found. */
export interface Snippet {
  /** One line; `…` stands where text was left out. */
  readonly text: string;
  readonly marks: readonly Mark[];
  /** 1-based line of the text that was searched on which the first marked word stands. */
  readonly line: number;
}

/** UTF-16 offsets of a word that was found. */
export interface Mark {
  readonly from: number;
  readonly to: number;
}
