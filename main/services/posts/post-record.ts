import { type BigIntStats, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAppError } from '../../../shared/app-error.ts';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { Generator, PostSource } from '../../../shared/generators/generator.ts';
import type { Blog, BlogPath, Site } from '../../../shared/model/blog.ts';
import type { PostKind, PostMetadata, ReadPost } from '../../../shared/model/post.ts';
import { readHead, type TextHead } from '../blog/read-head.ts';
import { errnoOf } from '../files/file-error.ts';
import { hasForbiddenCharacter } from '../files/path-names.ts';
import { realPathInside } from '../files/read-inside.ts';

/** How much of a file the list reads, in bytes: metadata stands at the top. */
const headSize = 65_536;

/**
 * A file that was changed so shortly before it was read may be changed again within the same tick of its file system's
 * clock, which is 2 seconds on FAT; git calls such files racy (its racy-git.txt). In milliseconds.
 */
export const settleMs = 2_000;

/** What the index keeps of one post. */
export interface PostRecord {
  /** Changes when the post's file or its sidecar does. */
  readonly stamp: string;
  readonly sidecar?: BlogPath;
  /** Without translations and comments, which depend on other files; undefined when the file is no post after all. */
  readonly entry: ReadPost | undefined;
  /**
   * Whether the files were older than {@link settleMs} when they were read, and could be read: only then does the same
   * stamp mean the same bytes for certain.
   */
  readonly isSettled: boolean;
}

/**
 * Reads a post for the list, or returns `known` when neither of its files has changed since. Undefined when the file
 * is gone. A file that cannot be read gives a broken entry: one bad post never hides the others.
 */
export function readRecord(
  blog: Blog,
  path: BlogPath,
  kind: PostKind,
  known: PostRecord | undefined,
): PostRecord | undefined {
  const generator = findGenerator(blog.site.generator);
  const sidecar = generator.sidecarOf(blog.site, path);
  const readAt = Date.now();
  const own = stampOf(blog.root, path);
  if (own === undefined) return undefined;
  const beside = sidecar === undefined ? undefined : stampOf(blog.root, sidecar);
  const stamp = [own.text, beside?.text].join(' ');
  if (known?.stamp === stamp) return known;
  const problem = own.problem ?? beside?.problem;
  const entry = readEntry(blog, generator, { path, kind, sidecar: beside && sidecar, problem });
  const isSettled = Math.max(own.changedAt, beside?.changedAt ?? 0) < readAt - settleMs;
  return sidecar === undefined ? { stamp, entry, isSettled } : { stamp, entry, isSettled, sidecar };
}

interface FileStamp {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
  /** Why the file must not be looked into, if it must not. */
  readonly problem?: string;
}

/** Time, size and inode of a file; undefined when there is none. The change time moves even if the rest is set back. */
function stampOf(root: string, path: BlogPath): FileStamp | undefined {
  const absolutePath = join(root, path);
  try {
    const found = lstatSync(absolutePath, { bigint: true, throwIfNoEntry: false });
    if (!found?.isSymbolicLink()) return found && stampFrom(found);
    const problem = linkProblem(root, path);
    if (problem === undefined) return stampFrom(statSync(absolutePath, { bigint: true }));
    return { text: `${stampFrom(found).text} ${problem}`, changedAt: Number.POSITIVE_INFINITY, problem };
  } catch (error) {
    const errno = errnoOf(error);
    return errno === 'ENOTDIR' ? undefined : { text: String(errno), changedAt: Number.POSITIVE_INFINITY };
  }
}

function stampFrom({ mtimeNs, ctimeNs, size, ino }: BigIntStats): FileStamp {
  const changedAt = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
  return { text: [mtimeNs, ctimeNs, size, ino].join(':'), changedAt };
}

/** Why a link must not be followed, if it must not. */
function linkProblem(root: string, path: BlogPath): string | undefined {
  try {
    realPathInside(root, path);
    return undefined;
  } catch (error) {
    return isAppError(error) ? leadsOut : 'the file is a link that leads nowhere or in a circle';
  }
}

const leadsOut = 'the file is a link that leads out of the blog';

/** Why a name keeps the file from being opened, if it does. */
function nameProblem(path: BlogPath): string | undefined {
  return hasForbiddenCharacter(path)
    ? 'the name of the file has a character that not every system can hold, such as a backslash or a line end'
    : undefined;
}

interface RecordFiles {
  readonly path: BlogPath;
  readonly kind: PostKind;
  readonly sidecar: BlogPath | undefined;
  /** Why neither is looked into, if they are not. */
  readonly problem: string | undefined;
}

function readEntry(
  { root, site }: Blog,
  generator: Generator,
  { path, kind, sidecar, problem: place }: RecordFiles,
): ReadPost | undefined {
  const own = place === undefined ? readFileHead(root, path) : { text: '', isWhole: true, error: place };
  const beside = place !== undefined || sidecar === undefined ? undefined : readFileHead(root, sidecar);
  const source: PostSource = beside
    ? { path, text: own.text, sidecarText: beside.text }
    : { path, text: own.text };
  const fileError = own.error ?? beside?.error ?? nameProblem(path);
  if (fileError === undefined && generator.accepts?.(site, source) === false) return undefined;
  const { metadata, error } = generator.readMetadata(site, source);
  const isCut = beside?.isWhole === false || (!own.isWhole && reachesEnd(generator, site, source));
  return entryOf(path, kind, metadata, fileError ?? (isCut ? tooLong : error));
}

function entryOf(
  path: BlogPath,
  kind: PostKind,
  metadata: PostMetadata,
  problem: string | undefined,
): ReadPost {
  const { instant, draft, tags, categories, translationKey, inherits } = metadata;
  const texts = [
    metadata.title,
    metadata.date,
    metadata.slug,
    metadata.lang,
    problem ?? '',
    translationKey ?? '',
  ];
  const copies = detached([...texts, ...tags, ...categories]);
  const [title = '', date = '', slug = '', lang = '', error = '', key = ''] = copies;
  const tagsTo = texts.length + tags.length;
  const entry = {
    path,
    kind,
    title,
    date,
    instant,
    draft,
    tags: copies.slice(texts.length, tagsTo),
    categories: copies.slice(tagsTo),
    slug,
    lang,
    translations: [],
    comments: 0,
    ...(translationKey === undefined ? {} : { translationKey: key }),
    ...(inherits === undefined ? {} : { inherits }),
  };
  return problem === undefined ? { ...entry, state: 'ok' } : { ...entry, state: 'broken', error };
}

const tooLong = `the metadata do not end in the first ${headSize / 1024} KB of the file`;

/** Whether the metadata may go on behind the part of a post's text that was read. */
function reachesEnd(generator: Generator, site: Site, source: PostSource): boolean {
  const block = generator.metadataInText(site, source);
  // The head of an HTML document has its end far behind what it says of the post where styles stand in it.
  if (block === undefined || block.style === 'html-meta') return false;
  return block.isOpen === true || block.to >= source.text.length;
}

/** A copy of texts that were cut out of a file: each would keep all of that file's text in memory. */
function detached(texts: readonly string[]): readonly string[] {
  const all = texts.join('\n');
  let to = -1;
  return texts.map(text => {
    const from = to + 1;
    to = from + text.length;
    return all.slice(from, to);
  });
}

interface FileHead extends Omit<TextHead, 'isText' | 'hasNul'> {
  readonly error?: string;
}

function readFileHead(root: string, path: BlogPath): FileHead {
  try {
    const { isText, hasNul, ...head } = readHead(root, path, headSize);
    if (hasNul) return { ...head, error: 'the file holds a NUL byte, which no text has' };
    return isText ? head : { ...head, error: 'the file is not UTF-8 text' };
  } catch (error) {
    if (isAppError(error)) return { text: '', isWhole: true, error: leadsOut };
    return { text: '', isWhole: true, error: `the file cannot be read: ${errnoOf(error) ?? String(error)}` };
  }
}
