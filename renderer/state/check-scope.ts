import type { BlogPath } from '../../shared/model/blog.ts';
import type { EarlierRange } from '../../shared/model/earlier-commits.ts';

/** What is checked. */
export interface CheckScope {
  /** Files as they are on the disk. */
  readonly paths: readonly BlogPath[];
  /** Commits that were made earlier and go online with them; null: none. */
  readonly earlier: EarlierRange | null;
}
