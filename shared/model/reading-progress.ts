/** How far the reading of a blog's posts is. */
export interface ReadingProgress {
  /** Posts looked at. */
  readonly read: number;
  /** Posts to look at. */
  readonly all: number;
  /** Whether the program itself reads because its worker has failed: it may be slow to answer meanwhile. */
  readonly isFallback: boolean;
}
