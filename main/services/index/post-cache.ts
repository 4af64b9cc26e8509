import { createHash } from 'node:crypto';
import { readFileSync, statSync, utimesSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import { errnoOf } from '../files/file-error.ts';
import { writeAtomic } from '../files/write-atomic.ts';
import type { PostRecord } from '../posts/post-record.ts';
import { decodeRecords, encodeRecords } from './cache-file.ts';
import { sweepCaches } from './sweep-caches.ts';

/** What one start keeps of a blog's posts for the next one. Losing it costs time, never a post. */
export interface PostCache {
  /** A folder of ours, outside every blog, which may not exist yet. */
  readonly folder: string;
  /** The records of the last start; none when there is no cache or it is not whole, not ours or of other rules. */
  load(): ReadonlyMap<BlogPath, PostRecord>;
  /**
   * Writes the records of which the same stamp will mean the same bytes; other processes may do so at the same time.
   * @throws file.disk-full and the other file errors
   */
  save(records: ReadonlyMap<BlogPath, PostRecord>): Promise<void>;
  /** Hears of a `save` nobody waits for that failed. */
  readonly failed: (error: unknown) => void;
}

/** What a cache depends on besides the posts' files. */
export interface PostCacheOptions {
  readonly folder: string;
  /** Another text: another program may read another thing out of the same file. */
  readonly rules: string;
  /** False: what is there is not trusted, only replaced. */
  readonly isRead?: boolean;
  readonly failed: (error: unknown) => void;
}

/** Larger caches are not worth their place: tens of thousands of posts fit into it, in bytes. */
const largestCache = 64 * 1024 * 1024;

/** The cache of a blog. What the blog's configuration says of how posts are read is all in its `site`. */
export function createPostCache(blog: Blog, options: PostCacheOptions): PostCache {
  const { folder, rules, isRead = true, failed } = options;
  const key = hash(JSON.stringify([blog.root, rules, blog.site]));
  // Two versions of the program, or two shells, that are used in turn do not throw away each other's.
  const file = join(folder, `${hash(blog.root).slice(0, 32)}-${hash(rules).slice(0, 8)}.posts`);
  return {
    folder,
    failed,
    load() {
      const bytes = isRead ? readCache(file) : undefined;
      return (bytes && decodeRecords(bytes, key)) ?? new Map();
    },
    async save(records) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const bytes = encodeRecords(records, key);
      if (bytes.length <= largestCache) await writeAtomic(file, bytes);
      await sweepCaches(folder, Date.now());
    },
  };
}

/** The bytes of a cache, whose time then says that the blog was opened today; undefined when there are none to use. */
function readCache(file: string): Uint8Array | undefined {
  try {
    const found = statSync(file);
    if (!found.isFile() || found.size > largestCache) return undefined;
    const now = new Date();
    utimesSync(file, now, now);
    return readFileSync(file);
  } catch (error) {
    // Whatever the reason is, the posts themselves are there.
    if (errnoOf(error) === undefined) throw error;
    return undefined;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
