import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { PostEntry } from '../../../shared/model/post.ts';
import type { PostRecord } from '../posts/post-record.ts';
import type { BlogSurvey, IndexCallContext } from './index-calls.ts';

/** A survey and its number: the same number is the same survey. */
export interface NumberedSurvey {
  readonly revision: number;
  readonly survey: BlogSurvey;
}

/** What is known of the posts of one blog, in the thread that reads them: handlers of the index work on this. */
export interface PostStore {
  readonly blog: Blog;
  /** The folder for what is kept between starts, which may not exist yet; undefined: nothing is kept. */
  readonly cacheFolder: string | undefined;
  /**
   * Brings everything up to date with the disk. Lasts long at the first time only; lets other work have its turn.
   * @throws cancelled; blog.gone, blog.unreadable when the blog's folder cannot be read.
   */
  survey(context: Pick<IndexCallContext<'survey'>, 'signal' | 'progress'>): Promise<NumberedSurvey>;
  /**
   * The records of the posts as of the last survey. Another `stamp`: the post or its sidecar is another by now; work that
   * keeps texts compares stamps after a survey and reads again what differs.
   */
  records(): ReadonlyMap<BlogPath, PostRecord>;
  /** The whole text of a post as it is on the disk, or undefined when it is gone, not text or too large to keep. */
  readText(path: BlogPath): string | undefined;
  /** @throws post.not-found when it is neither post nor page; path.outside-root. */
  entry(path: BlogPath): Promise<PostEntry>;
  postFolders(signal: AbortSignal): Promise<readonly BlogPath[]>;
  changed(paths: readonly BlogPath[]): void;
  keep(): Promise<void>;
}
