import { readFile } from 'node:fs/promises';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { PostSource } from '../../../shared/generators/generator.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { PostEntry, ReaderComment } from '../../../shared/model/post.ts';
import { listFiles } from '../blog/list-files.ts';
import { mapParallel } from '../blog/map-parallel.ts';
import { toFileError } from '../files/file-error.ts';
import { resolveInside } from '../files/inside-root.ts';
import { decodeText } from '../files/text-shape.ts';
import { completeEntries } from './complete-entries.ts';
import { type PostRecord, readRecord } from './post-record.ts';
import { readComments } from './reader-comments.ts';

/** The posts of one blog as they are on disk. It is a cache: losing it costs time, never a post. */
export interface PostIndex {
  /**
   * Every post and page, newest first, those without a moment last. Reads only files that changed since.
   * @throws cancelled when `signal` is aborted; blog.not-found, blog.unreadable when the blog's folder is gone.
   */
  list(signal?: AbortSignal): Promise<readonly PostEntry[]>;
  /** What `list` gives, with every file of the blog, out of one walk. */
  survey(signal?: AbortSignal): Promise<BlogSurvey>;
  /** Forgets what is known of these files: they are read again even if they look the same. */
  changed(paths: readonly BlogPath[]): void;
  /**
   * The whole texts of a post, with `\n` line ends and no byte order mark.
   * @throws post.not-found, file.not-text, path.outside-root and the errors of reading files.
   */
  source(path: BlogPath): Promise<PostSource>;
  /**
   * The entry of one post as it is now.
   * @throws post.not-found when it is neither post nor page; path.outside-root.
   */
  entry(path: BlogPath): Promise<PostEntry>;
  /** The comments readers left under a post, oldest first. */
  comments(path: BlogPath): Promise<readonly ReaderComment[]>;
}

/** The posts of a blog among its files. */
export interface BlogSurvey {
  readonly entries: readonly PostEntry[];
  /** Every file of the blog, whatever it is. */
  readonly paths: readonly BlogPath[];
}

/** How an index works; the defaults suit a disk. */
export interface PostIndexOptions {
  /** Files that are read at the same time. */
  readonly parallelReads?: number;
}

/** Creates the index of a blog; nothing is read before it is asked. */
export function createPostIndex(blog: Blog, { parallelReads = 32 }: PostIndexOptions = {}): PostIndex {
  const generator = findGenerator(blog.site.generator);
  const records = new Map<BlogPath, PostRecord>();

  async function refresh(path: BlogPath): Promise<PostEntry | undefined> {
    const kind = generator.classify(blog.site, path);
    const record = kind && (await readRecord(blog, path, kind, records.get(path)));
    if (record === undefined) records.delete(path);
    else records.set(path, record);
    return record?.entry;
  }

  async function survey(signal?: AbortSignal): Promise<BlogSurvey> {
    const paths = await listFiles(blog.root, signal);
    const posts = paths.filter(path => generator.classify(blog.site, path) !== undefined);
    const entries = await mapParallel(posts, parallelReads, refresh, signal);
    const present = new Set(posts);
    for (const path of records.keys()) if (!present.has(path)) records.delete(path);
    const known = entries.filter(entry => entry !== undefined);
    return { entries: completeEntries(blog.site, known, paths), paths };
  }

  return {
    list: async signal => (await survey(signal)).entries,
    survey,
    changed: paths => forget(records, paths),
    source: path => readSource(blog, path),
    comments: path => readComments(blog, path),
    async entry(path) {
      await resolveInside(blog.root, path, 'read');
      if (generator.classify(blog.site, path) === undefined) throw new AppError('post.not-found', { path });
      if (records.size === 0) await survey();
      const own = await refresh(path);
      if (own === undefined) throw new AppError('post.not-found', { path });
      const known = [...records.values()].map(({ entry }) => entry).filter(entry => entry !== undefined);
      const found = completeEntries(blog.site, known, []).find(entry => entry.path === path) ?? own;
      return { ...found, comments: (await readComments(blog, path)).length };
    },
  };
}

function forget(records: Map<BlogPath, PostRecord>, paths: readonly BlogPath[]): void {
  const gone = new Set(paths);
  for (const [path, { sidecar }] of records)
    if (gone.has(path) || (sidecar !== undefined && gone.has(sidecar))) records.delete(path);
}

async function readSource(blog: Blog, path: BlogPath): Promise<PostSource> {
  const generator = findGenerator(blog.site.generator);
  await resolveInside(blog.root, path, 'read');
  if (generator.classify(blog.site, path) === undefined) throw new AppError('post.not-found', { path });
  const text = await readText(blog, path);
  const sidecar = generator.sidecarOf(blog.site, path);
  const sidecarText = sidecar === undefined ? undefined : await readTextIfThere(blog, sidecar);
  return sidecarText === undefined ? { path, text } : { path, text, sidecarText };
}

async function readTextIfThere(blog: Blog, path: BlogPath): Promise<string | undefined> {
  try {
    return await readText(blog, path);
  } catch (error) {
    if (isAppError(error, 'post.not-found')) return undefined;
    throw error;
  }
}

async function readText(blog: Blog, path: BlogPath): Promise<string> {
  const absolutePath = await resolveInside(blog.root, path, 'read');
  const bytes = await readFile(absolutePath).catch((error: unknown) => {
    const known = toFileError(error, path);
    throw known.code === 'file.not-found' ? new AppError('post.not-found', { path }, error) : known;
  });
  const decoded = decodeText(bytes);
  if (decoded === undefined) throw new AppError('file.not-text', { path });
  return decoded.text;
}
