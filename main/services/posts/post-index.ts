import { AppError, isAppError } from '../../../shared/app-error.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { PostSource } from '../../../shared/generators/generator.ts';
import type { Blog, BlogPath } from '../../../shared/model/blog.ts';
import type { PostEntry, ReaderComment } from '../../../shared/model/post.ts';
import type { ReadingProgress } from '../../../shared/model/reading-progress.ts';
import { toFileError } from '../files/file-error.ts';
import { resolveInside } from '../files/inside-root.ts';
import { readInside } from '../files/read-inside.ts';
import { decodeText } from '../files/text-shape.ts';
import type { BlogSurvey, IndexClient } from '../index/index-calls.ts';
import { type IndexPlace, openIndex } from '../index/open-index.ts';
import { shareTurns } from '../index/share-turns.ts';
import { readComments } from './reader-comments.ts';

/** The posts of one blog as they are on disk. It is a cache: losing it costs time, never a post. */
export interface PostIndex extends IndexClient {
  /**
   * Every post and page, newest first, those without a moment last. Reads only files that changed since.
   * @throws cancelled when `signal` is aborted; blog.gone, blog.unreadable when the blog's folder cannot be read.
   */
  list(signal?: AbortSignal, onProgress?: (progress: ReadingProgress) => void): Promise<readonly PostEntry[]>;
  /** What `list` gives, with every file of the blog, out of one walk. */
  survey(signal?: AbortSignal): Promise<BlogSurvey>;
  /** Forgets what is known of these files: they are read again even if they look the same. */
  changed(paths: readonly BlogPath[]): void;
  /**
   * The whole texts of a post, with `\n` line ends and no byte order mark.
   * @throws post.not-found, file.not-text, file.too-large for files of more than `largestBytes`, path.outside-root and the
   * errors of reading files.
   */
  source(path: BlogPath, largestBytes?: number): Promise<PostSource>;
  /**
   * The entry of one post as it is now; while the first list is being made, without translations it has not come to.
   * @throws post.not-found when it is neither post nor page; path.outside-root.
   */
  entry(path: BlogPath): Promise<PostEntry>;
  /**
   * The posts among these files, and those they are the sidecars of, newest first, as they are now: no other file is looked at.
   * Their comments are not counted.
   */
  entries(paths: readonly BlogPath[]): Promise<readonly PostEntry[]>;
  /** The folders that hold what looks like a post, '' for the root, found without reading any. */
  postFolders(): Promise<readonly BlogPath[]>;
  /** The comments readers left under a post, oldest first. */
  comments(path: BlogPath): Promise<readonly ReaderComment[]>;
}

/**
 * Creates the index of a blog; nothing is read before it is asked. Without a `place` it works in this thread and keeps
 * nothing for the next start.
 */
export function createPostIndex(blog: Blog, place: IndexPlace = {}): PostIndex {
  const index = openIndex(blog, place);
  let held: { readonly revision: number; readonly entries: readonly PostEntry[] } | undefined;
  const listeners = new Set<(progress: ReadingProgress) => void>();
  const onProgress = (progress: ReadingProgress) => {
    for (const tell of listeners) tell(progress);
  };

  /** One after another: the entries of a list that two wait for come from the worker once. */
  const listInTurn = shareTurns(async signal => {
    const known = held;
    const answer = await index.ask('list', { known: known?.revision ?? null }, { signal, onProgress });
    if (answer.entries === null && known) return known.entries;
    const entries = answer.entries ?? [];
    held = { revision: answer.revision, entries };
    return entries;
  });

  async function list(
    signal = new AbortController().signal,
    onOwnProgress: (progress: ReadingProgress) => void = () => {},
  ): Promise<readonly PostEntry[]> {
    const tell = (progress: ReadingProgress) => onOwnProgress(progress);
    listeners.add(tell);
    return listInTurn(signal).finally(() => listeners.delete(tell));
  }

  return {
    ask: index.ask,
    watch: index.watch,
    close: index.close,
    list,
    survey: signal => index.ask('survey', null, { signal }),
    changed: paths => {
      index.ask('changed', { paths }).catch(error => {
        // What was closed knows nothing that could be out of date.
        if (!isAppError(error, 'cancelled')) place.warn?.(String(error));
      });
    },
    source: (path, largestBytes = largestSourceBytes) => readSource(blog, path, largestBytes),
    entry: path => index.ask('entry', { path }),
    entries: paths => index.ask('entries', { paths }),
    postFolders: () => index.ask('postFolders', null),
    comments: path => readComments(blog, path),
  };
}

/** Larger posts are not edited either, in bytes. */
const largestSourceBytes = 20 * 1024 * 1024;

async function readSource(blog: Blog, path: BlogPath, largestBytes: number): Promise<PostSource> {
  const generator = findGenerator(blog.site.generator);
  await resolveInside(blog.root, path, 'read');
  if (generator.classify(blog.site, path) === undefined) throw new AppError('post.not-found', { path });
  const text = await readText(blog, path, largestBytes);
  const sidecar = generator.sidecarOf(blog.site, path);
  const sidecarText = sidecar === undefined ? undefined : await readTextIfThere(blog, sidecar, largestBytes);
  return sidecarText === undefined ? { path, text } : { path, text, sidecarText };
}

async function readTextIfThere(
  blog: Blog,
  path: BlogPath,
  largestBytes: number,
): Promise<string | undefined> {
  try {
    return await readText(blog, path, largestBytes);
  } catch (error) {
    if (isAppError(error, 'post.not-found')) return undefined;
    throw error;
  }
}

async function readText(blog: Blog, path: BlogPath, largestBytes: number): Promise<string> {
  await resolveInside(blog.root, path, 'read');
  try {
    const decoded = decodeText(readInside(blog.root, path, largestBytes));
    if (decoded === undefined) throw new AppError('file.not-text', { path });
    return decoded.text;
  } catch (error) {
    const known = isAppError(error) ? error : toFileError(error, path);
    throw known.code === 'file.not-found' ? new AppError('post.not-found', { path }, error) : known;
  }
}
