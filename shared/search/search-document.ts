import type { BlogPath } from '../model/blog.ts';

/** What of a post is searched. */
export interface SearchDocument {
  readonly path: BlogPath;
  readonly title: string;
  /** Tags and categories. */
  readonly tags: readonly string[];
  /** The body as it is written. */
  readonly text: string;
  /** Orders posts that answer equally well, the greater one first: the moment as ISO 8601 UTC, or ''. */
  readonly date: string;
}

/** Where in a post words were found, the best place first. */
export const searchPlaces = ['title', 'tags', 'text', 'path'] as const;

/** Where in a post words were found. */
export type SearchPlace = (typeof searchPlaces)[number];

/** UTF-16 units of a post's text that are searched; of a longer one the rest is left out. */
export const longestText = 2_000_000;
