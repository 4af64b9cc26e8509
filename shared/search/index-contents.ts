import type { BlogPath } from '../model/blog.ts';
import type { PostingPool } from './posting-pool.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A post of the index. A changed post gets another number; the former one is dead. */
export interface IndexedPost {
  readonly path: BlogPath;
  readonly date: string;
  /** Positions from which the words of tags, text and path are counted. */
  readonly tagsFrom: number;
  readonly textFrom: number;
  readonly pathFrom: number;
  /** Words of all kinds. */
  readonly length: number;
}

/** What a search looks through. */
export interface IndexContents {
  readonly vocabulary: Vocabulary;
  /**
   * A list for each word of the vocabulary. For each post: its number less that of the one before; how often, times four, plus
   * the index in `searchPlaces` of the first place; how many bytes follow, unless it is one number; the positions, each less
   * the one before.
   */
  readonly pool: PostingPool;
  /** By number; undefined: dead. */
  readonly posts: readonly (IndexedPost | undefined)[];
  readonly liveCount: number;
}

/** The index in `searchPlaces` of the place a position of a post is in. */
export function placeOf({ tagsFrom, textFrom, pathFrom }: IndexedPost, position: number): number {
  if (position < textFrom) return position < tagsFrom ? 0 : 1;
  return position < pathFrom ? 2 : 3;
}
