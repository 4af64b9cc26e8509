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
  /** A list for each word of the vocabulary: for each post the number added to the last one's, a count, and so many positions, each as what is added to the last. */
  readonly pool: PostingPool;
  /** By number; undefined: dead. */
  readonly posts: readonly (IndexedPost | undefined)[];
  readonly liveCount: number;
}
