import { type BigIntStats, lstatSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { Generator, PostSource } from '../../../shared/generators/generator.ts';
import type { Blog, BlogPath, Site } from '../../../shared/model/blog.ts';
import type { PostEntry, PostKind } from '../../../shared/model/post.ts';
import { readHead, type TextHead } from '../blog/read-head.ts';
import { errnoOf } from '../files/file-error.ts';
import { hasForbiddenCharacter, looksLikeGitFolder } from '../files/path-names.ts';

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
  readonly entry: PostEntry | undefined;
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
  const own = stampOf(blog, path);
  if (own === undefined) return undefined;
  const beside = sidecar === undefined ? undefined : stampOf(blog, sidecar);
  const stamp = `${own.text} ${beside?.text ?? ''}`;
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
function stampOf(blog: Blog, path: BlogPath): FileStamp | undefined {
  const absolutePath = join(blog.root, path);
  try {
    const found = lstatSync(absolutePath, { bigint: true, throwIfNoEntry: false });
    if (!found?.isSymbolicLink()) return found && stampFrom(found);
    const problem = linkProblem(blog.root, absolutePath);
    if (problem === undefined) return stampFrom(statSync(absolutePath, { bigint: true }));
    return { text: `${stampFrom(found).text} ${problem}`, changedAt: Number.POSITIVE_INFINITY, problem };
  } catch (error) {
    const errno = errnoOf(error);
    return errno === 'ENOTDIR' ? undefined : { text: String(errno), changedAt: Number.POSITIVE_INFINITY };
  }
}

function stampFrom({ mtimeNs, ctimeNs, size, ino }: BigIntStats): FileStamp {
  const changedAt = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
  return { text: `${mtimeNs}:${ctimeNs}:${size}:${ino}`, changedAt };
}

/** Why a link must not be followed, if it must not. */
function linkProblem(root: string, absolutePath: string): string | undefined {
  let target: string;
  try {
    target = realpathSync(absolutePath);
  } catch {
    return 'the file is a link that leads nowhere or in a circle';
  }
  const inside = target.startsWith(root + sep) ? target.slice(root.length + 1).split(sep) : [];
  if (inside.length === 0 || inside.some(looksLikeGitFolder))
    return 'the file is a link that leads out of the blog';
  return undefined;
}

/** Why a name keeps the file from being opened, if it does. */
function nameProblem(path: BlogPath): string | undefined {
  return path.split('/').some(hasForbiddenCharacter)
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
  blog: Blog,
  generator: Generator,
  { path, kind, sidecar, problem: place }: RecordFiles,
): PostEntry | undefined {
  const own = place === undefined ? readFileHead(blog, path) : { text: '', isWhole: true, error: place };
  const beside = place !== undefined || sidecar === undefined ? undefined : readFileHead(blog, sidecar);
  const source: PostSource = beside
    ? { path, text: own.text, sidecarText: beside.text }
    : { path, text: own.text };
  const fileError = own.error ?? beside?.error ?? nameProblem(path);
  if (fileError === undefined && generator.accepts?.(blog.site, source) === false) return undefined;
  const { metadata, error } = generator.readMetadata(blog.site, source);
  const { title, date, instant, draft, tags, categories, slug, lang } = metadata;
  const fields = { path, kind, title, date, instant, draft, tags, categories, slug, lang };
  const rest = { translations: [], comments: 0 };
  const isCut = beside?.isWhole === false || (!own.isWhole && reachesEnd(generator, blog.site, source));
  const problem = fileError ?? (isCut ? tooLong : error);
  return detached(
    problem === undefined
      ? { ...fields, ...rest, state: 'ok' }
      : { ...fields, ...rest, state: 'broken', error: problem },
  );
}

const tooLong = `the metadata do not end in the first ${headSize / 1024} KB of the file`;

/** Whether the metadata may go on behind the part of a post's text that was read. */
function reachesEnd(generator: Generator, site: Site, source: PostSource): boolean {
  const block = generator.metadataInText(site, source);
  // The head of an HTML document has its end far behind what it says of the post where styles stand in it.
  if (block === undefined || block.style === 'html-meta') return false;
  return block.isOpen === true || block.to >= source.text.length;
}

/** A copy: a title cut out of a text would keep that whole text in memory as long as the title. */
function detached(entry: PostEntry): PostEntry {
  return JSON.parse(JSON.stringify(entry)) as PostEntry;
}

interface FileHead extends Omit<TextHead, 'isText'> {
  readonly error?: string;
}

function readFileHead(blog: Blog, path: BlogPath): FileHead {
  try {
    const { isText, ...head } = readHead(join(blog.root, path), headSize);
    return isText ? head : { ...head, error: 'the file is not UTF-8 text' };
  } catch (error) {
    return { text: '', isWhole: true, error: `the file cannot be read: ${errnoOf(error) ?? String(error)}` };
  }
}
